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
const IS_JSON = env.AWS_LAMBDA_LOG_FORMAT === "JSON";
const LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
const LEAST = IS_JSON ? Math.max(0, LEVELS.indexOf((env.AWS_LAMBDA_LOG_LEVEL ?? "").toUpperCase())) : 0;
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
    this.name = name;
    const lines = String(cause?.stack ?? this.stack).split("\n");
    const frames = lines.filter((line) => /^\s+at /.test(line));
    this.stack = [`${name}: ${message}`, ...frames].join("\n");
  }
}

function isError(value) {
  return types.isNativeError(value) || (value?.name && value?.message && value?.stack);
}

/** What the caller gets. */
function describe(error) {
  if (!isError(error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return {
    errorType: String(error.name),
    errorMessage: String(error.message),
    trace: String(error.stack ?? "").split("\n"),
  };
}

/** What the log gets. */
function logged(error) {
  if (!isError(error)) {
    return { errorType: typeof error, errorMessage: String(error), stack: [] };
  }
  const own = { errorType: error.name, errorMessage: error.message, code: error.code };
  return { ...own, ...error, stack: String(error.stack ?? "").split("\n") };
}

function toJson(value) {
  try {
    return JSON.stringify(value, (_, one) => (types.isNativeError(one) && one !== value ? logged(one) : one));
  } catch {
    return format("%o", value);
  }
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

for (const [stream, fd] of [[process.stdout, 1], [process.stderr, 2]]) {
  stream._write = (chunk, encoding, done) => {
    try {
      writeAll(fd, typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk);
      done();
    } catch (error) {
      done(error);
    }
  };
  stream._writev = null;
}

// The console.

let requestId;

function jsonLine(level, parameters) {
  const line = { timestamp: new Date().toISOString(), level, requestId };
  if (parameters.length === 1) {
    const [message] = parameters;
    line.message = isError(message) ? described(message) : message;
    const text = toJson(line);
    return text.startsWith("{") && text.includes('"timestamp"') ? text : toJson({ ...line, message: format(message) });
  }
  line.message = format(...parameters);
  const error = parameters.find(isError);
  return toJson(error ? { ...line, ...described(error) } : line);
}

function described(error) {
  const stackTrace = String(error.stack ?? "").split("\n");
  return { errorType: error.constructor?.name ?? "UnknownError", errorMessage: error.message, stackTrace, ...error };
}

function write(level, ...parameters) {
  if (LEVELS.indexOf(level) < LEAST) return;
  const line = IS_JSON
    ? jsonLine(level, parameters)
    : [new Date().toISOString(), String(requestId), level, format(...parameters)].join("\t");
  // One call is one log event: a line end within it would make two.
  process.stdout.write(line.replace(/\n/g, "\r") + "\n");
}

function logError(what, error) {
  if (IS_JSON) {
    const { errorType, errorMessage, stack, ...rest } = logged(error);
    write("ERROR", { ...rest, errorType, errorMessage, stackTrace: stack });
  } else {
    write("ERROR", what, "\t" + toJson(logged(error)));
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
  console[name] = (...parameters) => write(level, ...parameters);
}

globalThis.awslambda = {
  streamifyResponse() {
    throw new Error("Response streaming is not supported by Brookmill.");
  },
};

// The handler.

function isModuleScope(file) {
  for (let directory = path.dirname(file); ; directory = path.dirname(directory)) {
    const manifest = path.join(directory, "package.json");
    if (fs.existsSync(manifest)) return JSON.parse(fs.readFileSync(manifest, "utf8")).type === "module";
    if (directory === ROOT || directory === path.dirname(directory)) return false;
  }
}

async function loadFile(file, require) {
  if (file.endsWith(".mjs") || (!file.endsWith(".cjs") && isModuleScope(file))) {
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
  const require = createRequire(path.join(ROOT, "index.js"));
  const base = path.resolve(ROOT, directory, name);
  for (const extension of ["", ".js", ".mjs", ".cjs"]) {
    const file = base + extension;
    if (fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return loadFile(file, require);
  }
  const places = [ROOT, path.resolve(ROOT, directory)];
  return loadFile(require.resolve(directory ? `./${directory}/${name}` : name, { paths: places }), require);
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
    if (error?.code === "MODULE_NOT_FOUND" || error?.code === "ERR_MODULE_NOT_FOUND") {
      adviseOnSdk(error);
      throw new RuntimeError("Runtime.ImportModuleError", String(error), error);
    }
    throw error;
  }
  const resolve = (from) => parts[2].split(".").reduce((nested, key) => nested?.[key], from);
  const handler = resolve(module) ?? resolve(module.default);
  if (handler === undefined || handler === null) {
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
    given.fail = (error) => end(error ?? "handled");
  }
  return given;
}

/** Runs the handler; resolves with its result. */
function run(handler, event, headers) {
  return new Promise((resolve, reject) => {
    let given;
    const settle = (error, result) => {
      onIdle = null;
      fail = null;
      return error !== null && error !== undefined ? reject(error) : resolve(result);
    };
    /** By callback or by the context's methods. */
    const end = (isCallback) => (error, result) => {
      const now = () => settle(error, result);
      if ((error === null || error === undefined) && isCallback && given.callbackWaitsForEmptyEventLoop) {
        onIdle = now;
      } else {
        now();
      }
    };
    given = context(headers, end(false));
    fail = settle;
    // A callback that is never called answers null when there is nothing left to wait for.
    onIdle = () => settle(null, null);
    const result = handler(event, given, end(true));
    if (typeof result?.then === "function") {
      onIdle = () =>
        settle(
          new RuntimeError(
            "Runtime.NodeJsExit",
            "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly " +
              "caused by a Promise that never settled. For more information, see " +
              "https://nodejs.org/docs/latest/api/process.html#exit-codes",
          ),
        );
      result.then(
        (value) => settle(null, value),
        (error) => settle(error ?? new Error(String(error))),
      );
    } else if (VERSION >= NO_CALLBACKS_FROM) {
      // Earlier versions heed no result but a promise's.
      settle(null, result);
    }
  });
}

function stringify(result) {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? "null";
  } catch (error) {
    throw new RuntimeError("Runtime.JSONStringifyError", "Unable to stringify response body", error);
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
  process.exit(1);
}
for (;;) await invoke(handler);
