//! Kinesis looks at members in an order of its own.

use crate::schema::StructureSchema;

/// The members that come first, where the service's order is known.
fn leading(structure: &str) -> &'static [&'static str] {
    match structure {
        "PutRecordInput" => &[
            "SequenceNumberForOrdering",
            "PartitionKey",
            "ExplicitHashKey",
            "Data",
        ],
        "PutRecordsRequestEntry" => &["PartitionKey", "ExplicitHashKey", "Data"],
        "CreateStreamInput" => &["ShardCount"],
        "DescribeStreamInput" => &["Limit", "ExclusiveStartShardId"],
        "GetRecordsInput" | "ListStreamsInput" => &["Limit"],
        "GetShardIteratorInput" => &["ShardId", "ShardIteratorType", "StartingSequenceNumber"],
        "ListShardsInput" => &["ExclusiveStartShardId", "MaxResults", "NextToken"],
        "ListTagsForStreamInput" => &["Limit", "ExclusiveStartTagKey"],
        "MergeShardsInput" => &["ShardToMerge", "AdjacentShardToMerge"],
        "SplitShardInput" => &["NewStartingHashKey", "StreamName", "ShardToSplit"],
        "UpdateShardCountInput" => &["ScalingType", "StreamName", "TargetShardCount"],
        _ => &[],
    }
}

/// The service's order: what is known to come first, then the rest, the stream's names last.
pub(super) fn order(schema: &'static StructureSchema) -> Vec<usize> {
    let leading = leading(schema.name);
    let rank = |index: &usize| {
        let name = schema.members.get(*index).map_or("", |member| member.name);
        match leading.iter().position(|lead| *lead == name) {
            Some(position) => position,
            None if matches!(name, "StreamName" | "StreamARN" | "StreamId") => usize::MAX,
            None => leading.len(),
        }
    };
    let mut order: Vec<usize> = (0..schema.members.len()).collect();
    order.sort_by_key(rank);
    order
}
