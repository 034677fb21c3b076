//! IAM on a pretended disk, behind a door that it guards itself.

#![allow(dead_code, clippy::expect_used)]

use std::path::Path;
use std::sync::Arc;

use iam::{Iam, RootKey};
use model::iam::{
    CreateAccessKey, CreateAccessKeyInput, CreateRole, CreateRoleInput, CreateUser,
    CreateUserInput, PutRolePolicy, PutRolePolicyInput, PutUserPolicy, PutUserPolicyInput,
};
use plane::{Access, Account, Authorizer, Caller, Door, KeyRefusal, Keys, Region, Registry};
use store::sim::SimDisk;
use store::{Options, Seams, SeededRng, Store, VirtualClock};
use wire::{Fault, Operation};

pub const ACCOUNT: &str = "111122223333";
pub const NOW_MS: u64 = 1_767_225_600_000;
pub const TRUST_LAMBDA: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;

pub struct World {
    pub disk: SimDisk,
    pub clock: Arc<VirtualClock>,
    pub store: Store,
    pub iam: Arc<Iam>,
    pub door: Door,
}

impl World {
    pub fn new() -> World {
        World::open(SimDisk::new(), 1)
    }

    pub fn open(disk: SimDisk, seed: u64) -> World {
        let clock = Arc::new(VirtualClock::new(NOW_MS));
        let seams = Seams {
            disk: disk.mounted(),
            service_clock: clock.clone(),
            wall_clock: clock.clone(),
            rng: Arc::new(SeededRng::new(seed)),
        };
        let store = Store::open(Path::new("/data"), seams, Options::default()).expect("store");
        let root = RootKey::fresh(Account::new(ACCOUNT));
        let iam = Iam::open(store.clone(), vec![root]).expect("iam");
        store.start().expect("start");
        let mut registry = Registry::new();
        iam::register(&mut registry, &iam);
        let door = Door::new();
        assert!(door.open(registry, iam.clone()));
        World {
            disk,
            clock,
            store,
            iam,
            door,
        }
    }

    /// Cuts the power and starts anew.
    pub fn cut_power(self, seed: u64) -> World {
        let disk = self.disk.clone();
        disk.crash(seed);
        drop(self);
        World::open(disk, seed + 1_000)
    }

    pub fn root(&self) -> Caller {
        self.caller("test", None).expect("root")
    }

    pub fn caller(&self, key: &str, token: Option<&str>) -> Result<Caller, KeyRefusal> {
        let now = i64::try_from(store::ServiceClock::now_ms(&*self.clock)).expect("now");
        let mut caller = self.iam.find(key, token, now)?.caller;
        caller.region = Region::new("us-east-1");
        Ok(caller)
    }

    pub async fn call<O: Operation>(
        &self,
        who: &Caller,
        input: O::Input,
    ) -> Result<O::Output, Fault> {
        self.door.call::<O>(who, "request", input).await
    }

    pub async fn as_root<O: Operation>(&self, input: O::Input) -> Result<O::Output, Fault> {
        self.call::<O>(&self.root(), input).await
    }

    pub async fn role(&self, name: &str, trust: &str) -> Result<String, Fault> {
        let input = CreateRoleInput {
            role_name: Some(name.into()),
            assume_role_policy_document: Some(trust.into()),
            ..CreateRoleInput::default()
        };
        let output = self.as_root::<CreateRole>(input).await?;
        Ok(output.role.and_then(|role| role.arn).expect("arn"))
    }

    pub async fn role_policy(&self, role: &str, statement: &str) -> Result<(), Fault> {
        let input = PutRolePolicyInput {
            role_name: Some(role.into()),
            policy_name: Some("p".into()),
            policy_document: Some(document(statement)),
        };
        self.as_root::<PutRolePolicy>(input).await.map(|_| ())
    }

    /// A user with one inline policy, and its caller.
    pub async fn user(&self, name: &str, statement: &str) -> Caller {
        let input = CreateUserInput {
            user_name: Some(name.into()),
            ..CreateUserInput::default()
        };
        self.as_root::<CreateUser>(input).await.expect("user");
        let input = PutUserPolicyInput {
            user_name: Some(name.into()),
            policy_name: Some("p".into()),
            policy_document: Some(document(statement)),
        };
        self.as_root::<PutUserPolicy>(input).await.expect("policy");
        let input = CreateAccessKeyInput {
            user_name: Some(name.into()),
        };
        let key = self
            .as_root::<CreateAccessKey>(input)
            .await
            .expect("key")
            .access_key;
        let id = key.and_then(|key| key.access_key_id).expect("id");
        self.caller(&id, None).expect("caller")
    }

    pub fn may(&self, who: &Caller, action: &'static str, resource: &str) -> Result<(), String> {
        let access = Access::new(action, resource);
        self.iam
            .authorize(who, &access)
            .map_err(|fault| fault.message)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = self.store.close();
    }
}

pub fn document(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#)
}

pub fn code_and_message<T>(result: Result<T, Fault>) -> (String, String) {
    match result {
        Ok(_) => ("200".into(), String::new()),
        Err(fault) => (fault.code.to_string(), fault.message),
    }
}

pub fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
