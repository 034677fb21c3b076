//! Kinesis' refusals, in its own words.

use store::StoreError;
use wire::Fault;

use crate::consumer::ConsumerRow;
use crate::row::Status;
use crate::shard_id::ShardId;

/// `ResourceNotFoundException`
pub fn not_found(message: impl Into<String>) -> Fault {
    Fault::client("ResourceNotFoundException", message)
}

/// `InvalidArgumentException`
pub fn invalid_argument(message: impl Into<String>) -> Fault {
    Fault::client("InvalidArgumentException", message)
}

/// `ResourceInUseException`
pub fn in_use(message: impl Into<String>) -> Fault {
    Fault::client("ResourceInUseException", message)
}

/// `LimitExceededException`
pub fn limit_exceeded(message: impl Into<String>) -> Fault {
    Fault::client("LimitExceededException", message)
}

/// `ValidationException`
pub fn validation(message: impl Into<String>) -> Fault {
    Fault::client("ValidationException", message)
}

/// Only a provisioned stream's shards can be changed by hand.
pub fn on_demand(name: &str, account: &str) -> Fault {
    validation(format!(
        "Request is invalid. Stream {name} under account {account} is in On-Demand mode."
    ))
}

/// What Brookmill does not model is refused by name.
pub fn unsupported(what: &str) -> Fault {
    invalid_argument(format!("{what} is not supported by Brookmill."))
}

/// There is no such stream.
pub fn stream_not_found(name: &str, account: &str) -> Fault {
    not_found(format!("Stream {name} under account {account} not found."))
}

/// There is a stream of this name already.
pub fn stream_exists(name: &str, account: &str) -> Fault {
    in_use(format!(
        "Stream {name} under account {account} already exists."
    ))
}

/// The stream's shards cannot be listed in this state.
pub fn not_listed(name: &str, account: &str, status: Status) -> Fault {
    let status = status.as_str();
    in_use(format!(
        "Stream {name} under account {account} not ACTIVE or UPDATING, instead in state {status}"
    ))
}

/// The stream is being changed.
pub fn not_active(name: &str, account: &str, status: Status) -> Fault {
    let status = status.as_str();
    in_use(format!(
        "Stream {name} under account {account} not ACTIVE, instead in state {status}"
    ))
}

/// There is no such consumer.
pub fn consumer_not_found(consumer: &str, account: &str) -> Fault {
    not_found(format!("Consumer {consumer}, account {account} not found."))
}

/// There is a consumer of this name already. The service's own sentence is not recorded.
pub fn consumer_exists(row: &ConsumerRow) -> Fault {
    in_use(format!(
        "Consumer {} under stream {} already exists for account {}.",
        row.name, row.stream_name, row.account
    ))
}

/// The consumer is coming or going, as who subscribes is told.
pub fn subscriber_not_active(row: &ConsumerRow) -> Fault {
    in_use(format!(
        "Consumer {} with creation timestamp {} under stream: {} , account {} is not in ACTIVE \
         status.",
        row.name, row.created_s, row.stream_name, row.account
    ))
}

/// The consumer is coming or going, as who changes it is told.
pub fn consumer_not_active(row: &ConsumerRow) -> Fault {
    in_use(format!(
        "Consumer {} with creation timestamp {} under stream {} and account {} is not in ACTIVE \
         status.",
        row.name, row.created_s, row.stream_name, row.account
    ))
}

/// The consumer reads the shard already, or did a moment ago; also what a subscription ends with
/// that another has taken over.
pub fn subscribed(row: &ConsumerRow, shard: ShardId) -> Fault {
    in_use(format!(
        "Another active subscription exists for this consumer: {}:{}:{shard}:{}",
        row.account, row.stream_name, row.name
    ))
}

/// A consumer subscribes to a shard too often. The service's own sentence is not recorded.
pub fn subscribes_too_often(row: &ConsumerRow, shard: ShardId) -> Fault {
    limit_exceeded(format!(
        "Rate exceeded for consumer {} of shard {shard} in stream {} under account {}.",
        row.name, row.stream_name, row.account
    ))
}

/// The stream would have too many consumers. The service's own sentence is not recorded, nor is
/// that of [`too_many_creating`].
pub fn too_many_consumers(row: &ConsumerRow, limit: usize) -> Fault {
    limit_exceeded(format!(
        "Failed to register consumer {} under stream {} and account {} because a given stream \
         cannot have more than {limit} consumers.",
        row.name, row.stream_name, row.account
    ))
}

/// Too many of the stream's consumers are being created.
pub fn too_many_creating(row: &ConsumerRow, limit: usize) -> Fault {
    limit_exceeded(format!(
        "Failed to register consumer {} under stream {} and account {} because {limit} of its \
         consumers are in CREATING status already.",
        row.name, row.stream_name, row.account
    ))
}

/// The stream has consumers, which would go with it.
pub fn has_consumers(name: &str, account: &str) -> Fault {
    in_use(format!(
        "DeleteStream can't delete {account}:{name} because there are consumers associated with \
         this data stream. To delete {name} anyway, set the EnforceConsumerDeletion parameter to \
         true to force the deletion of all the consumers that are associated with it."
    ))
}

/// The stream has no such shard, or there is no such stream, as readers are told.
pub fn shard_does_not_exist(shard: ShardId, name: &str, account: &str) -> Fault {
    not_found(format!(
        "Shard {shard} in stream {name} under account {account} does not exist"
    ))
}

/// The text is no shard's id, or the stream has no such shard.
pub fn shard_not_found(shard: &str, name: &str, account: &str) -> Fault {
    not_found(format!(
        "Could not find shard {shard} in stream {name} under account {account}."
    ))
}

/// The shard's rate is used up.
pub fn throttled(shard: ShardId, name: &str, account: &str) -> Fault {
    Fault::client(THROTTLED, throttled_message(shard, name, account))
}

/// The shard's rate is used up, as GetRecords tells it.
pub fn read_throttled(shard: ShardId, name: &str, account: &str) -> Fault {
    let message = format!("Rate exceeded for Shard - {account}/{name}/{shard}");
    Fault::client(THROTTLED, message)
}

/// Code of a refusal because of a shard's rate.
pub const THROTTLED: &str = "ProvisionedThroughputExceededException";

/// The words of [`throttled`].
pub fn throttled_message(shard: ShardId, name: &str, account: &str) -> String {
    format!("Rate exceeded for shard {shard} in stream {name} under account {account}.")
}

/// The account would have too many shards.
pub fn shard_limit(account: &str, region: &str, current: u32, limit: u32, more: u32) -> Fault {
    limit_exceeded(format!(
        "This request would exceed the shard limit for the account {account} in {region}. \
         Current shard count for the account: {current}. Limit: {limit}. Number of additional \
         shards that would have resulted from this request: {more}. Refer to the AWS Service \
         Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for \
         current limits and how to request higher limits."
    ))
}

/// The account would have too many on-demand streams.
pub fn on_demand_stream_limit(account: &str, region: &str, current: u32, limit: u32) -> Fault {
    limit_exceeded(format!(
        "This request would exceed the limit on the number of On-Demand streams for the account \
         {account} in {region}. Current On-Demand streams count: {current}. Limit: {limit}."
    ))
}

/// Too many of the account's streams are coming or going. The two spaces are the service's.
pub fn creating_limit(account: &str, limit: usize) -> Fault {
    limit_exceeded(format!(
        "This request would have exceed the limit on the number  of streams that can \
         simultaneously be in CREATING or DELETING for the account {account}. Limit: {limit}."
    ))
}

/// An operation is called too often within a second.
pub fn rate_exceeded(stream: Option<&str>, account: &str) -> Fault {
    limit_exceeded(match stream {
        Some(name) => format!("Rate exceeded for stream {name} under account {account}."),
        None => format!("Rate exceeded for account {account}."),
    })
}

/// There is no such key to encrypt with.
pub fn kms_not_found(message: impl Into<String>) -> Fault {
    Fault::client("KMSNotFoundException", message)
}

/// An operation was called too often on a stream within a day.
pub fn daily_limit(operation: &str, times: usize, rest: &str) -> Fault {
    limit_exceeded(format!(
        "{operation} cannot be called more than {times} times per rolling 24-hour period per \
         stream.{rest}"
    ))
}

/// The engine failed, not the caller.
pub fn internal(error: &dyn std::fmt::Display) -> Fault {
    tracing::error!(%error, "a Kinesis call failed");
    Fault::server("InternalFailure", "")
}

/// What a failure of the disk or the queue looks like from outside. Clients try all of them again.
pub fn store(error: &StoreError) -> Fault {
    let fault = internal(error);
    match error.is_full_disk() {
        true => Fault::server("InternalFailure", store::FULL_DISK),
        false => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_the_service_s() {
        let account = "111122223333";
        for (fault, code, message) in [
            (
                stream_not_found("s", account),
                "ResourceNotFoundException",
                "Stream s under account 111122223333 not found.",
            ),
            (
                stream_exists("s", account),
                "ResourceInUseException",
                "Stream s under account 111122223333 already exists.",
            ),
            (
                not_active("s", account, Status::Updating),
                "ResourceInUseException",
                "Stream s under account 111122223333 not ACTIVE, instead in state UPDATING",
            ),
            (
                shard_does_not_exist(ShardId(5), "s", account),
                "ResourceNotFoundException",
                "Shard shardId-000000000005 in stream s under account 111122223333 does not exist",
            ),
            (
                shard_not_found("x", "s", account),
                "ResourceNotFoundException",
                "Could not find shard x in stream s under account 111122223333.",
            ),
            (
                throttled(ShardId(0), "s", account),
                "ProvisionedThroughputExceededException",
                "Rate exceeded for shard shardId-000000000000 in stream s under account \
                 111122223333.",
            ),
        ] {
            assert_eq!(
                (fault.code.as_ref(), fault.message.as_str()),
                (code, message)
            );
            assert_eq!(fault.status, 400);
        }
    }
}
