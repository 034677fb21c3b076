// The pipeline's function in JavaScript: the same objects as the one in Rust, by Node.js alone.

import crypto from "node:crypto";

const { env } = process;
const { BUCKET_NAME: BUCKET, FAILURE_PREFIX, AWS_REGION: REGION } = env;
const ENDPOINT = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL ?? `https://s3.${REGION}.amazonaws.com`;
const KEY_BYTES_MAX = 1024;
const ROUNDS_MAX = 16;

// S3, signed with Signature Version 4.

const sha256 = (data) => crypto.createHash("sha256").update(data).digest("hex");
const hmac = (key, data) => crypto.createHmac("sha256", key).update(data).digest();
const escaped = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

async function s3(method, key, body = "", more = {}) {
  const path = `/${BUCKET}/${key.split("/").map(escaped).join("/")}`;
  const time = new Date().toISOString().replace(/[:-]|\.\d{3}/g, "");
  const scope = `${time.slice(0, 8)}/${REGION}/s3/aws4_request`;
  const headers = {
    host: new URL(ENDPOINT).host,
    "x-amz-content-sha256": sha256(body),
    "x-amz-date": time,
    ...(env.AWS_SESSION_TOKEN ? { "x-amz-security-token": env.AWS_SESSION_TOKEN } : {}),
    ...more,
  };
  const names = Object.keys(headers).sort();
  const signed = names.join(";");
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join("");
  const request = [method, path, "", lines, signed, headers["x-amz-content-sha256"]].join("\n");
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(request)].join("\n");
  const secret = `AWS4${env.AWS_SECRET_ACCESS_KEY}`;
  const signing = [...scope.split("/")].reduce((secret, part) => hmac(secret, part), secret);
  const signature = hmac(signing, text).toString("hex");
  const { host, ...sent } = headers;
  sent.authorization =
    `AWS4-HMAC-SHA256 Credential=${env.AWS_ACCESS_KEY_ID}/${scope}, ` +
    `SignedHeaders=${signed}, Signature=${signature}`;
  const options = { method, headers: sent, body: method === "GET" ? undefined : body };
  const answer = await fetch(ENDPOINT + path, options);
  const content = await answer.text();
  if (![200, 404, 409, 412].includes(answer.status)) throw new Error(`S3: ${answer.status} ${content}`);
  return { status: answer.status, content, etag: answer.headers.get("etag") };
}

const put = (key, body, condition = {}) =>
  s3("PUT", key, body, { "content-type": "application/json", ...condition });

// Records.

class RecordFault extends Error {}

const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

function decode(data) {
  if (data.subarray(0, 4).equals(Buffer.from([0xf3, 0x89, 0x9a, 0xc2]))) {
    throw new RecordFault("the data is an aggregate of the Kinesis Producer Library, which is not taken apart");
  }
  let text;
  try {
    text = utf8(data);
    JSON.parse(text);
  } catch (asJson) {
    try {
      const compact = data.toString("latin1").replace(/\s/g, "");
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) throw new Error("no base64");
      text = utf8(Buffer.from(compact, "base64"));
      JSON.parse(text);
    } catch {
      throw new RecordFault(`the data is neither JSON nor base64 of JSON: ${asJson.message}`);
    }
  }
  text = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  if (!text.startsWith("{")) throw new RecordFault("the data is JSON but not an object");
  return { id: idOf(text), text };
}

/** The outermost id, from the text: a parsed number would have lost its digits. */
function idOf(text) {
  const ids = [];
  let [depth, key, previous] = [0, null, ""];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (depth === 1 && previous === ":" && key === "id") ids.push(token);
    if ("{[".includes(token)) depth += 1;
    if ("}]".includes(token)) depth -= 1;
    if (depth === 1 && token.startsWith('"') && (previous === "{" || previous === ",")) key = JSON.parse(token);
    previous = token;
  }
  if (ids.length > 1) throw new RecordFault("the object has more than one id");
  const [id] = ids;
  if (id === undefined || id === "null") throw new RecordFault("the object has no id");
  if (id.startsWith('"')) return JSON.parse(id);
  if (!/^-?[0-9]+$/.test(id)) throw new RecordFault("the id is neither a string nor an integer");
  return id === "-0" ? "0" : id;
}

function dataKey(id) {
  if (id === "") throw new RecordFault("the id is empty");
  if (id.startsWith("/")) throw new RecordFault("the id begins with a slash");
  const control = /\p{Cc}/u.exec(id);
  if (control) {
    const number = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    throw new RecordFault(`the id has the control character U+${number}`);
  }
  for (const segment of [".", ".."]) {
    if (id.split("/").includes(segment)) throw new RecordFault(`the id has the path segment "${segment}"`);
  }
  const key = `data/${id}.json`;
  const length = Buffer.byteLength(key);
  if (length > KEY_BYTES_MAX) {
    throw new RecordFault(`the id makes a key of ${length} bytes, and ${KEY_BYTES_MAX} is the most that S3 takes`);
  }
  return key;
}

const position = ({ kinesis, eventID, eventSourceARN }) => ({
  stream: eventSourceARN.split(":stream/")[1].split("/")[0],
  shard: eventID.split(":")[0],
  partitionKey: kinesis.partitionKey,
  sequenceNumber: kinesis.sequenceNumber,
  arrivalTime: new Date(Math.round(kinesis.approximateArrivalTimestamp * 1000)).toISOString(),
});

function isNewer(one, other) {
  const bySequence = BigInt(one.sequenceNumber) > BigInt(other.sequenceNumber);
  const sameKey = one.stream === other.stream && one.partitionKey === other.partitionKey;
  if (sameKey || one.arrivalTime === other.arrivalTime) return bySequence;
  return one.arrivalTime > other.arrivalTime;
}

function storedPosition(content) {
  try {
    const stored = JSON.parse(content);
    return /^[0-9]+$/.test(stored.sequenceNumber) && stored.stream && stored.arrivalTime ? stored : null;
  } catch {
    return null;
  }
}

async function write(key, place, body) {
  let condition = { "if-none-match": "*" };
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    if ((await put(key, body, condition)).status === 200) return;
    const existing = await s3("GET", key);
    if (existing.status === 404) {
      condition = { "if-none-match": "*" };
      continue;
    }
    const stored = storedPosition(existing.content);
    if (stored && !isNewer(place, stored)) return;
    condition = { "if-match": existing.etag };
  }
  throw new Error("other writers of the object came in between");
}

async function store(record) {
  const place = position(record);
  const members = JSON.stringify(place).slice(1);
  try {
    const { id, text } = decode(Buffer.from(record.kinesis.data, "base64"));
    await write(dataKey(id), place, `{"id":${JSON.stringify(id)},"record":${text},${members}`);
  } catch (fault) {
    if (!(fault instanceof RecordFault)) throw fault;
    const key = `${FAILURE_PREFIX}${place.stream}/${place.shard}/${place.sequenceNumber}.json`;
    const [reason, data] = [fault.message, record.kinesis.data].map((text) => JSON.stringify(text));
    await put(key, `{"reason":${reason},"data":${data},${members}`);
  }
}

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await store(record);
    } catch (error) {
      console.error("not stored:", record.kinesis.sequenceNumber, error);
      batchItemFailures.push({ itemIdentifier: record.kinesis.sequenceNumber });
    }
  }
  return { batchItemFailures };
};
