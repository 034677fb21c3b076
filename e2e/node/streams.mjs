// A producer and a consumer with the AWS SDK for JavaScript; prints what it saw as JSON.
// Run by e2e/test_kinesis_by_javascript.py.
import {
  KinesisClient,
  CreateStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  PutRecordCommand,
  PutRecordsCommand,
  ResourceNotFoundException,
  SplitShardCommand,
  paginateListStreams,
  waitUntilStreamExists,
} from "@aws-sdk/client-kinesis";

const kinesis = new KinesisClient({ maxAttempts: 8 });
const StreamName = "javascript";
const seen = {};

const settled = () =>
  waitUntilStreamExists({ client: kinesis, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { StreamName });

async function readShard(address, ShardId) {
  const found = [];
  let { ShardIterator } = await kinesis.send(
    new GetShardIteratorCommand({ ...address, ShardId, ShardIteratorType: "TRIM_HORIZON" }),
  );
  while (ShardIterator) {
    const answer = await kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 400 }));
    for (const one of answer.Records) {
      found.push([one.PartitionKey, Buffer.from(one.Data).toString("base64")]);
      if (!(one.ApproximateArrivalTimestamp instanceof Date)) throw new Error("no date");
    }
    if (answer.ChildShards) seen.children = answer.ChildShards.map((one) => one.ShardId);
    if (answer.Records.length === 0 && answer.MillisBehindLatest === 0) break;
    ShardIterator = answer.NextShardIterator;
  }
  return found;
}

await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
const { state } = await settled();
seen.state = state;

// Many at once share one connection of HTTP/2.
const puts = Array.from({ length: 100 }, (_, number) =>
  kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: `k${number}`, Data: Buffer.from(`${number}`) })),
);
seen.sequenceNumbers = (await Promise.all(puts)).map((one) => one.SequenceNumber);

const binary = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const { FailedRecordCount } = await kinesis.send(
  new PutRecordsCommand({
    StreamName,
    Records: Array.from({ length: 500 }, () => ({ PartitionKey: "ключ", Data: binary })),
  }),
);
seen.failed = FailedRecordCount;

await kinesis.send(
  new SplitShardCommand({
    StreamName,
    ShardToSplit: "shardId-000000000000",
    NewStartingHashKey: (2n ** 127n).toString(),
  }),
);
await settled();
const StreamARN = "arn:aws:kinesis:us-east-1:000000000000:stream/javascript";
const { Shards } = await kinesis.send(new ListShardsCommand({ StreamARN }));
seen.parents = Shards.map((one) => one.ParentShardId ?? null);
seen.records = await readShard({ StreamARN }, "shardId-000000000000");

seen.streams = [];
for await (const page of paginateListStreams({ client: kinesis, pageSize: 1 }, {})) {
  seen.streams.push(page.StreamNames);
}

try {
  await kinesis.send(new ListShardsCommand({ StreamName: "nil" }));
} catch (error) {
  seen.error = [error instanceof ResourceNotFoundException, error.name, error.message, error.$metadata.httpStatusCode];
}
console.log(JSON.stringify(seen));
