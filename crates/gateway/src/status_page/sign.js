"use strict";
// Signature Version 4 of the one request that this page makes, by WebCrypto.
// See "Create a signed AWS API request" in the IAM User Guide.

const STATUS = "/_brookmill/status";
const NO_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const bytes = (text) => new TextEncoder().encode(text);
const hex = (buffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function hmac(key, text) {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes(text)));
}

// The headers that sign a GET of the status document at a time (a Date).
async function signed(key, time) {
  const stamp = time.toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = [stamp.slice(0, 8), "us-east-1", "sts", "aws4_request"];
  const names = "host;x-amz-date";
  const request = ["GET", STATUS, "", `host:${location.host}`, `x-amz-date:${stamp}`, "", names, NO_BODY];
  const digest = hex(await crypto.subtle.digest("SHA-256", bytes(request.join("\n"))));
  let secret = bytes(`AWS4${key.secret}`);
  for (const part of scope) secret = await hmac(secret, part);
  const text = ["AWS4-HMAC-SHA256", stamp, scope.join("/"), digest].join("\n");
  const signature = hex(await hmac(secret, text));
  const credential = `${key.id}/${scope.join("/")}`;
  return {
    "x-amz-date": stamp,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}
