// Runs a Node.js function: the client of Lambda's Runtime API.
//
// Node's own modules only. Names, messages and formats follow "Building Lambda functions with
// Node.js" in the AWS Lambda Developer Guide and what Lambda's own runtime is seen to write.

import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { format, types } from "node:util";

const { env } = process;
const API_VERSION = "/2018-06-01/runtime";
const ROOT = env.LAMBDA_TASK_ROOT ?? "/var/task";
const IS_JSON = env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === "JSON";
const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
const LEAST = Math.max(0, LEVELS.indexOf((env.AWS_LAMBDA_LOG_LEVEL ?? "").toUpperCase()));
/** Where log records go. */
const LOG_DESCRIPTOR = env._LAMBDA_TELEMETRY_LOG_FD === undefined ? null : Number(env._LAMBDA_TELEMETRY_LOG_FD);
delete env._LAMBDA_TELEMETRY_LOG_FD;
/** The first version whose handlers may not take a callback. */
const NO_CALLBACKS_FROM = 24;
const VERSION = Number(/nodejs(\d+)/.exec(env.AWS_EXECUTION_ENV ?? "")?.[1] ?? 0);

// The Runtime API, over one connection that is kept open.

const [host, port] = env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, route, body = "", headers = {}) {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const request = http.request(
      {
        agent,
        host,
        port,
        method,
        path: API_VERSION + route,
        headers: { "User-Agent": "brookmill-nodejs", "Content-Length": bytes.length, ...headers },
      },
      (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
      },
    );
    request.on("error", reject);
    request.end(bytes);
  });
}

/** A header's value: what HTTP does not take is escaped. */
function headerText(text) {
  return String(text).replace(/[^\x20-\x7e]/g, (one) => encodeURIComponent(one));
}

function report(route, error) {
  const described = describe(error);
  const headers = {
    "Content-Type": "application/json",
    "Lambda-Runtime-Function-Error-Type": headerText(described.errorType),
  };
  return call("POST", route, JSON.stringify(described), headers);
}

// Errors, as answers and as log lines.

class RuntimeError extends Error {
  constructor(name, message, cause) {
    super(message);
    const lines = String(cause?.stack ?? this.stack).split("\n");
    const frames = lines.filter((line) => /^\s+at /.test(line));
    // As the name of a class: no property of the error's own.
    Object.defineProperty(this, "name", { value: name, enumerable: false });
    this.stack = [`${name}: ${message}`, ...frames].join("\n");
  }
}

function isError(value) {
  const texts = [value?.name, value?.message, value?.stack];
  return types.isNativeError(value) || texts.every((text) => text && typeof text === "string");
}

function lines(stack) {
  return typeof stack === "string" ? stack.split("\n") : stack;
}

/** What the caller gets. */
function describe(error) {
  try {
    if (!isError(error)) {
      return { errorType: typeof error, errorMessage: String(error), trace: [] };
    }
    return { errorType: error.name, errorMessage: error.message, trace: error.stack.split("\n") };
  } catch {
    const errorMessage =
      "callback called with Error argument, but there was a problem while retrieving one or more of " +
      "its message, name, and stack";
    return { errorType: "handled", errorMessage };
  }
}

/** What was thrown, as an error. */
function asError(thrown) {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** For `JSON.stringify`: errors in the log of a function that fails. */
function failureInJson(_, value) {
  if (!(value instanceof Error)) return value;
  const { name: errorType, message: errorMessage, code, stack } = value;
  const shown = { errorType, errorMessage, code, ...value };
  return typeof stack === "string" ? { ...shown, stack: lines(stack) } : shown;
}

/** For `JSON.stringify`: errors in a log in JSON. */
function errorInJson(_, value) {
  return value instanceof Error ? { ...errorProperties(value), ...value } : value;
}

function errorProperties(error) {
  const kind = error instanceof RuntimeError ? error.name.replace("Runtime.", "") : error.constructor?.name;
  return { errorType: kind ?? "UnknownError", errorMessage: error.message, stackTrace: lines(error.stack) };
}

// The output. It goes to a pipe, whose writes Node.js finishes in the background once it is full:
// here a write is over when all of it is out, and so before the invocation that made it.

const NEVER = new Int32Array(new SharedArrayBuffer(4));

function writeAll(fd, bytes) {
  for (let from = 0; from < bytes.length; ) {
    try {
      from += fs.writeSync(fd, bytes, from);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(NEVER, 0, 0, 1);
    }
  }
}

/** How many bytes have gone to standard output and standard error. */
const written = [0, 0];

for (const [index, stream] of [process.stdout, process.stderr].entries()) {
  stream._write = (chunk, encoding, done) => {
    try {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk;
      writeAll(index + 1, bytes);
      written[index] += bytes.length;
      done();
    } catch (error) {
      done(error);
    }
  };
  stream._writev = null;
}

/**
 * Writes a log record: in a frame, so that it is one event whatever it holds. The frame tells how much of the
 * streams was written before it.
 */
function writeRecord(text) {
  const bytes = Buffer.from(text);
  if (LOG_DESCRIPTOR === null) {
    writeAll(1, bytes);
    return;
  }
  const header = Buffer.alloc(16);
  [0xa55a0003, bytes.length, ...written].forEach((number, index) => header.writeUInt32BE(number >>> 0, 4 * index));
  writeAll(LOG_DESCRIPTOR, Buffer.concat([header, bytes]));
}

// The console.

let requestId;

function jsonLine(level, message, more) {
  const line = { timestamp: new Date().toISOString(), level, requestId };
  if (more.length === 0) {
    try {
      return JSON.stringify({ ...line, message }, errorInJson);
    } catch {
      return JSON.stringify({ ...line, message: format(message) });
    }
  }
  line.message = format(message, ...more);
  const looked = VERSION >= NO_CALLBACKS_FROM ? more : [message, ...more];
  const error = looked.find((one) => one instanceof Error);
  return JSON.stringify(error ? { ...line, ...errorProperties(error) } : line);
}

function write(level, message, more) {
  if (IS_JSON) {
    writeRecord(jsonLine(level, message, more));
  } else {
    const line = [new Date().toISOString(), String(requestId), level, format(message, ...more)];
    writeRecord(line.join("\t") + "\n");
  }
}

for (const [name, level] of Object.entries({
  trace: "TRACE",
  debug: "DEBUG",
  log: "INFO",
  info: "INFO",
  warn: "WARN",
  error: "ERROR",
  fatal: "FATAL",
})) {
  const isShown = LEVELS.indexOf(level) >= LEAST;
  console[name] = isShown ? (message, ...more) => write(level, message, more) : () => {};
}

/** Called before the function can change the console. */
const { error: logLine } = console;

function logError(what, thrown) {
  const error = asError(thrown);
  if (IS_JSON) {
    logLine(error);
    return;
  }
  let text;
  try {
    text = JSON.stringify(error, failureInJson);
  } catch {
    text = JSON.stringify(describe(error));
  }
  logLine(what, `\t${text}`);
}

globalThis.awslambda = {
  streamifyResponse() {
    throw new Error("Response streaming is not supported by Brookmill.");
  },
};

// The handler.

function isModuleScope(file) {
  for (let directory = path.dirname(file); ; directory = path.dirname(directory)) {
    if (directory.endsWith("/node_modules")) return false;
    const manifest = path.join(directory, "package.json");
    if (fs.existsSync(manifest)) {
      try {
        const content = JSON.parse(fs.readFileSync(manifest, "utf8"));
        if (content) return content.type === "module";
      } catch (error) {
        console.warn(`${manifest} cannot be read, it will be ignored for ES module detection purposes.`, error);
        return false;
      }
    }
    if (directory === ROOT || directory === path.dirname(directory)) return false;
  }
}

async function loadFile(file, require, inModuleScope) {
  if (file.endsWith(".mjs") || (!file.endsWith(".cjs") && inModuleScope)) {
    return import(pathToFileURL(file));
  }
  try {
    return require(file);
  } catch (error) {
    if (error?.code !== "ERR_REQUIRE_ESM") throw error;
    return import(pathToFileURL(file));
  }
}

async function loadModule(directory, name) {
  const require = createRequire(path.join(env.LAMBDA_RUNTIME_DIR ?? "/var/runtime", "index.mjs"));
  const base = path.resolve(ROOT, directory, name);
  const inModuleScope = isModuleScope(base);
  for (const extension of ["", ".js", ".mjs", ".cjs"]) {
    const file = base + extension;
    if (fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return loadFile(file, require, inModuleScope);
  }
  const places = [ROOT, path.resolve(ROOT, directory)];
  const found = require.resolve(name, { paths: places });
  return loadFile(found, require, isModuleScope(found));
}

/** On Lambda the runtime brings the SDK; here the archive has to. */
function adviseOnSdk(error) {
  const name = /'(@aws-sdk\/[^'/]+|@smithy\/[^'/]+)/.exec(String(error?.message))?.[1];
  if (name) {
    process.stdout.write(
      `Brookmill: ${name} is part of Lambda's own Node.js runtime and not of Node.js. Put it into the ` +
        `function's archive: npm install ${name}\n`,
    );
  }
}

async function loadHandler(text) {
  if (text.includes("..")) {
    const message = `'${text}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`;
    throw new RuntimeError("Runtime.MalformedHandlerName", message);
  }
  const directory = path.posix.dirname(text) === "." ? "" : path.posix.dirname(text);
  const parts = /^([^.]*)\.(.*)$/.exec(path.posix.basename(text));
  if (!parts) throw new RuntimeError("Runtime.MalformedHandlerName", "Bad handler");
  let module;
  try {
    module = await loadModule(directory, parts[1]);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new RuntimeError("Runtime.UserCodeSyntaxError", String(error), error);
    }
    adviseOnSdk(error);
    // Those of `import` stay what they are.
    if (error?.code !== "MODULE_NOT_FOUND") throw error;
    throw new RuntimeError("Runtime.ImportModuleError", String(error), error);
  }
  const handler = parts[2].split(".").reduce((nested, key) => nested?.[key], module);
  if (!handler) {
    throw new RuntimeError("Runtime.HandlerNotFound", `${text} is undefined or not exported`);
  }
  if (typeof handler !== "function") {
    throw new RuntimeError("Runtime.HandlerNotFound", `${text} is not a function`);
  }
  if (handler.length >= 3 && VERSION >= NO_CALLBACKS_FROM) {
    throw new RuntimeError(
      "Runtime.CallbackHandlerDeprecated",
      "AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. " +
        "You need to modify this function to use a supported handler signature to use Node.js 24 or later.",
    );
  }
  return handler;
}

// Invocations.

/** What ends the invocation that runs now with an error. Null between invocations. */
let fail = null;
/** What happens when nothing is left to do, while an invocation runs. */
let onIdle = null;

process.on("beforeExit", () => onIdle?.());

function context(headers, end) {
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  const parsed = (name) => (headers[name] ? JSON.parse(headers[name]) : undefined);
  const given = {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parsed("lambda-runtime-client-context"),
    identity: parsed("lambda-runtime-cognito-identity"),
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    awsRequestId: headers["lambda-runtime-aws-request-id"],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  if (VERSION < NO_CALLBACKS_FROM) {
    given.done = (error, result) => end(error, result);
    given.succeed = (result) => end(null, result);
    given.fail = (error) => end(isAbsent(error) ? "handled" : error);
  }
  return given;
}

function isAbsent(value) {
  return value === null || value === undefined;
}

function exitError() {
  return new RuntimeError(
    "Runtime.NodeJsExit",
    "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly " +
      "caused by a Promise that never settled. For more information, see " +
      "https://nodejs.org/docs/latest/api/process.html#exit-codes",
  );
}

/** Runs the handler; resolves with its result. */
function run(handler, event, headers) {
  return new Promise((resolve, reject) => {
    const settled = (settle) => (value) => {
      onIdle = null;
      fail = null;
      settle(value);
    };
    const [succeed, refuse] = [settled(resolve), settled(reject)];
    fail = refuse;
    if (VERSION >= NO_CALLBACKS_FROM) {
      onIdle = () => refuse(exitError());
      // Whatever it returns is waited for.
      const waited = async () => handler(event, context(headers, () => {}));
      waited().then(succeed, refuse);
      return;
    }
    let given;
    let isEnded = false;
    /** By callback or by the context's methods: the first call counts. */
    const end = (isCallback) => (error, result) => {
      if (isEnded) return;
      isEnded = true;
      if (!isAbsent(error)) refuse(error);
      else if (isCallback && given.callbackWaitsForEmptyEventLoop) onIdle = () => succeed(result);
      else succeed(result);
    };
    const [callback, done] = [end(true), end(false)];
    given = context(headers, done);
    // A callback that is never called answers null when there is nothing left to wait for. So does a promise
    // that never settles, unless it is an async function's.
    onIdle = handler.constructor?.name === "AsyncFunction" ? () => refuse(exitError()) : () => succeed(null);
    try {
      // No result counts but a promise's.
      const result = handler(event, given, callback);
      if (typeof result?.then === "function") result.then(given.succeed, given.fail);
    } catch (error) {
      callback(error);
    }
  });
}

function stringify(result) {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? "null";
  } catch (error) {
    const message = "Unable to stringify response body";
    if (VERSION < NO_CALLBACKS_FROM) throw new Error(message);
    throw new RuntimeError("Runtime.JSONStringifyError", message, error);
  }
}

async function invoke(handler) {
  const { status, headers, body } = await call("GET", "/invocation/next");
  if (status !== 200) process.exit(1);
  requestId = headers["lambda-runtime-aws-request-id"];
  if (headers["lambda-runtime-trace-id"]) env._X_AMZN_TRACE_ID = headers["lambda-runtime-trace-id"];
  const route = `/invocation/${requestId}`;
  let answer;
  try {
    answer = stringify(await run(handler, JSON.parse(body), headers));
  } catch (error) {
    logError("Invoke Error", error);
    await report(`${route}/error`, error);
    return;
  }
  await call("POST", `${route}/response`, answer, { "Content-Type": "application/json" });
}

/** What nobody caught: the invocation fails, and the process with it. */
async function crash(what, error, status) {
  logError(what, error);
  const running = fail !== null;
  fail = null;
  onIdle = null;
  try {
    await report(running ? `/invocation/${requestId}/error` : "/init/error", error);
  } finally {
    process.exit(status);
  }
}

process.on("uncaughtException", (error) => crash("Uncaught Exception", error, 129));
process.on("unhandledRejection", (reason) => {
  const error = new RuntimeError("Runtime.UnhandledPromiseRejection", String(reason), reason);
  error.reason = reason;
  error.promise = {};
  crash("Unhandled Promise Rejection", error, 128);
});

let handler;
try {
  handler = await loadHandler(env._HANDLER ?? "");
} catch (error) {
  // What a module throws while it is loaded is uncaught to Lambda.
  logError("Uncaught Exception", error);
  await report("/init/error", error);
  process.exit(129);
}
for (;;) {
  // Promises that were rejected until now, and that nobody looks after, are told of before the next invocation.
  await new Promise(setImmediate);
  await invoke(handler);
}
