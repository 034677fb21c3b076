//! Clients that hang up at any moment: an object is there wholly or not at all.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

use bytes::Bytes;
use model::s3 as api;

use super::world::{Chunked, World, noise, put};

/// Polls a call so many times, or until it is done, and hangs up.
async fn cut_off(call: impl Future, polls: usize) {
    let mut call = pin!(call);
    for _ in 0..polls {
        let mut context = Context::from_waker(Waker::noop());
        if call.as_mut().poll(&mut context).is_ready() {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn puts_whose_clients_hang_up_are_wholly_there_or_not_at_all() {
    let world = World::with_bucket().await;
    let mut present = 0;
    for at in 0..1000_u64 {
        let key = format!("data/{at}");
        let data = noise(at, 2000);
        cut_off(world.put_with(put(&key, data)), (at % 4) as usize).await;
    }
    world.live().await;
    let world = world.crash(3);
    for at in 0..1000_u64 {
        match world.get(&format!("data/{at}")).await {
            Ok(data) => {
                assert_eq!(data, noise(at, 2000));
                present += 1;
            }
            Err(fault) => assert_eq!(fault.status, 404),
        }
    }
    assert!((200..900).contains(&present), "{present} of 1000");
}

#[tokio::test]
async fn bodies_that_stop_coming_leave_nothing_behind() {
    let world = World::with_bucket().await;
    let before = world.live().await;
    for at in 0..4 {
        let chunks: Vec<Bytes> = (0..3).map(|chunk| noise(chunk, 1024 * 1024)).collect();
        let body = Chunked {
            chunks,
            trailer: None,
            hangs: true,
        };
        let input = api::PutObjectInput {
            body: Some(body.payload()),
            ..put("k", "")
        };
        cut_off(world.put_with(input), 3 + at).await;
    }
    assert!(world.keys().await.is_empty());
    assert_eq!(world.live().await, before);
}
