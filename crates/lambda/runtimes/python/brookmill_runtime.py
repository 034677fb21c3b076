"""Runs a Python function: the client of Lambda's Runtime API.

The standard library only, and of it as little as possible: what is imported here is part of every
cold start, and so is what the host's Python would do by itself before (`site`), which waits until
somebody misses a module. The API's connection is a plain socket, kept open. Names, messages and formats follow
"Building Lambda functions with Python" in the AWS Lambda Developer Guide.
"""

import _socket
import _thread
import io
import json
import os
import sys
import time

API_VERSION = "/2018-06-01/runtime"
IS_JSON = os.environ.get("AWS_LAMBDA_LOG_FORMAT", "").upper() == "JSON"
# What replaces indentation within an error's log event.
INDENT_IN_ERROR = "\u00a0"


def minor_version():
    """Of the Python that Lambda's own runtime would be."""
    text = os.environ.get("AWS_EXECUTION_ENV", "").rpartition("python3.")[2]
    return int(text) if text.isdigit() else sys.version_info[1]


# From Python 3.12 on, answers have characters as they are.
ENSURE_ASCII = minor_version() < 12


# What is written.


def write_all(descriptor, data):
    while data:
        try:
            data = data[os.write(descriptor, data) :]
        except BlockingIOError:  # The function has made it so.
            time.sleep(0.001)


class CountedFile(io.FileIO):
    """A standard stream that keeps nothing back, as a process may end at any moment, and that
    knows how many bytes have gone out."""

    count = 0

    def write(self, data):
        if not isinstance(data, bytes):
            data = bytes(data)
        write_all(self.fileno(), data)
        self.count += len(data)
        return len(data)


def unbuffered(descriptor, name):
    """Standard output or standard error, as text."""
    file = CountedFile(descriptor, "wb", closefd=False)
    file.name = name
    stream = io.TextIOWrapper(file, "utf-8", "replace", write_through=True)
    stream.mode = "w"
    return stream


class LogSink:
    """Where log records go: a descriptor of their own, each in a frame, so that it is one event
    whatever it holds. The frame tells how much of the standard streams was written before it."""

    FRAME = (0xA55A0003).to_bytes(4, "big")

    def __init__(self):
        descriptor = os.environ.pop("_LAMBDA_TELEMETRY_LOG_FD", None)
        self.descriptor = None if descriptor is None else int(descriptor)
        self.before = ()
        if self.descriptor is not None:
            os.set_inheritable(self.descriptor, False)

    def log(self, text):
        data = text.encode("utf-8", "replace")
        if self.descriptor is None:
            write_all(1, data)
            return
        numbers = (len(data), *(stream.buffer.count & 0xFFFFFFFF for stream in self.before))
        header = self.FRAME + b"".join(number.to_bytes(4, "big") for number in numbers)
        # In one piece: what other threads and processes write comes before or after.
        write_all(self.descriptor, header + data)


log_sink = LogSink()


class Api:
    """One kept-open connection to the Runtime API."""

    def __init__(self, address):
        host, _, port = address.rpartition(":")
        self.address = (host, int(port))
        self.host = address
        self.stream = None
        self.rest = b""

    def call(self, method, path, body=b"", headers=""):
        """Sends a request; gives (status, headers with lower-case names, body)."""
        request = (
            f"{method} {API_VERSION}{path} HTTP/1.1\r\nHost: {self.host}\r\n"
            f"User-Agent: brookmill-python\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
        ).encode("utf-8", "replace") + body
        if self.stream is None:
            # The built-in part of `socket`: the rest takes milliseconds to import.
            self.stream = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
            self.stream.connect(self.address)
            self.stream.setsockopt(_socket.IPPROTO_TCP, _socket.TCP_NODELAY, 1)
            self.rest = b""
        self.stream.sendall(request)
        return self.read_answer()

    def more(self):
        data = self.stream.recv(262144)
        if not data:
            raise ConnectionError("the Runtime API closed the connection")
        return data

    def read_answer(self):
        data = self.rest
        while True:
            end = data.find(b"\r\n\r\n")
            if end >= 0:
                break
            data += self.more()
        lines = data[:end].decode("utf-8", "replace").split("\r\n")
        status = int(lines[0].split(" ", 2)[1])
        headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        length = int(headers.get("content-length", "0"))
        parts = [data[end + 4 :]]
        missing = length - len(parts[0])
        while missing > 0:
            part = self.more()
            parts.append(part)
            missing -= len(part)
        body = b"".join(parts)
        self.rest = body[length:]
        return status, headers, body[:length]


class Record:
    """Attributes from a dictionary."""

    __slots__ = ()

    def __init__(self, values):
        for name in self.__slots__:
            setattr(self, name, values.get(name))

    def __repr__(self):
        values = ",".join(f"{name}={getattr(self, name)}" for name in self.__slots__)
        return f"{type(self).__name__}([{values}])"


class CognitoIdentity(Record):
    """The caller's Cognito identity; never set for the pipeline's invocations."""

    __slots__ = ("cognito_identity_id", "cognito_identity_pool_id")


class Client(Record):
    __slots__ = (
        "installation_id",
        "app_title",
        "app_version_name",
        "app_version_code",
        "app_package_name",
    )


class ClientContext(Record):
    __slots__ = ("custom", "env", "client")


def client_context(text):
    if not text:
        return None
    try:
        values = json.loads(text)
    except Exception as error:
        kind = "Runtime.LambdaContextUnmarshalError"
        raise Fault(kind, f"Unable to parse Client Context JSON: {error}") from error
    if values is None:
        return None
    context = ClientContext(values)
    if context.client is not None:
        context.client = Client(context.client)
    return context


class LambdaContext:
    """What a handler gets as its second argument."""

    def __init__(self, request_id, deadline_ms, arn, client):
        self.aws_request_id = request_id
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.invoked_function_arn = arn
        self.tenant_id = None
        self.client_context = client_context(client)
        self.identity = CognitoIdentity({})
        self._epoch_deadline_time_in_ms = deadline_ms

    def get_remaining_time_in_millis(self):
        return max(0, self._epoch_deadline_time_in_ms - int(time.time() * 1000))

    def log(self, message):
        log_sink.log(str(message))

    def __repr__(self):
        names = (
            "aws_request_id",
            "log_group_name",
            "log_stream_name",
            "function_name",
            "memory_limit_in_mb",
            "function_version",
            "invoked_function_arn",
            "client_context",
            "identity",
            "tenant_id",
        )
        values = ",".join(f"{name}={getattr(self, name)}" for name in names)
        return f"{type(self).__name__}([{values}])"


class current:
    """The invocation that runs now, for log lines."""

    request_id = ""


def neighbour(name):
    """Imports one of this file's neighbours, which are not on the path, when it is needed."""
    place = os.path.dirname(__file__)
    sys.path.insert(0, place)
    try:
        return __import__(name)
    finally:
        sys.path.remove(place)


class LoggingHook:
    """Configures `logging` when, and only when, the function imports it."""

    def find_spec(self, name, path=None, target=None):
        if name != "logging":
            return None
        others = (finder for finder in list(sys.meta_path) if finder is not self)
        spec = next(filter(None, (one.find_spec(name, path, target) for one in others)), None)
        if spec is None:
            return None
        execute = spec.loader.exec_module

        # Whoever only looks for it leaves this hook where it is.
        def execute_and_configure(module):
            execute(module)
            if self in sys.meta_path:
                sys.meta_path.remove(self)
                neighbour("brookmill_logging").configure(module)

        spec.loader.exec_module = execute_and_configure
        return spec


class SitePackages:
    """Adds the host's own packages when a module is missed that nothing else has.

    Python is started without `site`, which reads every `.pth` file of the host: what these import
    would be part of every cold start.
    """

    def __init__(self):
        # Reentrant: what is imported on the way may be missed, too.
        self.lock = _thread.RLock()
        self.begun = self.ended = False

    def find_spec(self, name, path=None, target=None):
        # Who adds them may itself wait for an import of the thread that asks here.
        if not self.lock.acquire(timeout=10):
            return None
        try:
            if not self.begun:
                self.add()
            elif not self.ended:
                return None
        finally:
            self.lock.release()
        # Of the packages, or of a finder that a `.pth` file has added.
        for finder in list(sys.meta_path):
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                return spec
        return None

    def add(self):
        self.begun = True
        try:
            import site

            site.main()
        finally:
            sys.meta_path.remove(self)
            self.ended = True


def add_builtins():
    """What `site` gives scripts beside packages."""
    import _sitebuiltins
    import builtins

    end = "Ctrl-D (i.e. EOF)"
    builtins.quit = _sitebuiltins.Quitter("quit", end)
    builtins.exit = _sitebuiltins.Quitter("exit", end)
    builtins.help = _sitebuiltins._Helper()


class SdkAdvice:
    """Says how to add the SDK, which is part of Lambda's own runtime and not of Python.

    Asked last of all finders, and so only for what nobody has found. It stays among them: taking
    itself out could fail in one of two threads.
    """

    is_given = False

    def find_spec(self, name, path=None, target=None):
        if name in ("boto3", "botocore") and not self.is_given:
            self.is_given = True
            version = "%d.%d" % sys.version_info[:2]
            sys.stdout.write(
                f"Brookmill: {name} is part of Lambda's own Python runtime, and the Python {version} "
                f"of this machine does not have it. Give it to that one: {sys.executable} -m pip "
                "install boto3; or put it into the function's archive: pip install --target "
                "<directory> boto3\n"
            )
            sys.stdout.flush()
        return None


class Fault(Exception):
    """Something that Lambda has a name for."""

    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


def described(error, request_id):
    """An error as it is answered."""
    if isinstance(error, Fault):
        kind, trace = error.kind, error.trace
    else:
        import traceback

        frames = traceback.extract_tb(error.__traceback__)
        # Without those of this file, by which the function was reached.
        while frames and frames[0].filename == __file__:
            del frames[0]
        kind, trace = type(error).__name__, traceback.format_list(frames)
    return {
        "errorMessage": str(error),
        "errorType": kind,
        "requestId": request_id,
        "stackTrace": trace,
    }


def load_handler(name):
    module_name, dot, function_name = name.rpartition(".")
    if not dot:
        raise Fault(
            "Runtime.MalformedHandlerName",
            f"Bad handler '{name}': not enough values to unpack (expected 2, got 1)",
        )
    if module_name.split(".")[0] in sys.builtin_module_names:
        raise Fault(
            "Runtime.BuiltInModuleConflict",
            f"Cannot use built-in module {module_name} as a handler module",
        )
    try:
        import importlib

        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Fault(
            "Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}"
        ) from error
    except SyntaxError as error:
        place = [f'  File "{error.filename}" Line {error.lineno}\n    {error.text}']
        message = f"Syntax error in module '{module_name}': {error}"
        raise Fault("Runtime.UserCodeSyntaxError", message, place) from error
    try:
        return getattr(module, function_name)
    except AttributeError as error:
        raise Fault(
            "Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'"
        ) from error


def print_error(error):
    """Writes an error as one log event."""
    if IS_JSON:
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        log_sink.log(to_json({"timestamp": now, "level": "ERROR", **error}))
        return
    message = f": {error['errorMessage']}" if error["errorMessage"] else ""
    lines = [f"[ERROR] {error['errorType']}{message}", "Traceback (most recent call last):"]
    for frame in error["stackTrace"]:
        for line in frame.splitlines():
            text = line.lstrip(" ")
            lines.append(INDENT_IN_ERROR * (len(line) - len(text)) + text)
    log_sink.log("\n".join(lines))


UNHANDLED = (
    "LAMBDA_WARNING: Unhandled exception. The most likely cause is an issue in the function code. "
    "However, in rare cases, a Lambda runtime update can cause unexpected function behavior. For "
    "functions using managed runtimes, runtime updates can be triggered by a function change, or can "
    "be applied automatically. To determine if the runtime has been updated, check the runtime "
    "version in the INIT_START log entry. If this error correlates with a change in the runtime "
    "version, you may be able to mitigate this error by temporarily rolling back to the previous "
    "runtime version. For more information, see "
    "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html"
)


def failed_at_init(api, error):
    import logging

    report = described(error, "")
    logging.warning(UNHANDLED)
    print_error(report)
    header = f"Lambda-Runtime-Function-Error-Type: {report['errorType']}\r\n"
    api.call("POST", "/init/error", to_json(report).encode(), header)
    sys.exit(1)


# Results in JSON as Lambda's own runtime writes them. What `json` does not know is written by
# `brookmill_json`.

SCALARS = frozenset((str, int, float, bool, type(None)))


def is_usual(value):
    """Whether `json` writes it the same. Goes as deep as it is nested: not by recursion."""
    seen, left = set(), [value]
    while left:
        item = left.pop()
        kind = type(item)
        if kind in SCALARS or id(item) in seen:
            continue
        if kind is dict:
            if any(isinstance(key, bytes) for key in item):
                return False
            items = item.values()
        elif kind is list or kind is tuple:
            items = item
        else:
            return False
        seen.add(id(item))
        left.extend(one for one in items if type(one) not in SCALARS)
    return True


def to_json(value):
    if is_usual(value):
        text = json.dumps(value, ensure_ascii=ENSURE_ASCII)
    else:
        simplified = neighbour("brookmill_json").Simplified(value)
        text = simplified.completed(json.dumps(simplified.value, ensure_ascii=ENSURE_ASCII))
    # No part of JavaScript's strings.
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def marshalled(result):
    """A handler's result as a body, and the type of that."""
    if isinstance(result, bytes):
        return result, "application/unknown"
    try:
        return to_json(result), "application/json"
    except Exception as error:
        message = f"Unable to marshal response: {error}"
        raise Fault("Runtime.MarshalError", message) from error


def unmarshalled(body):
    try:
        return json.loads(body)
    except Exception as error:
        raise Fault("Runtime.UnmarshalError", f"Unable to unmarshal input: {error}") from error


def answer(handler, request_id, headers, body):
    """Runs the handler; gives the path, the body and the headers of the call that answers."""
    try:
        context = LambdaContext(
            request_id,
            int(headers.get("lambda-runtime-deadline-ms", "0")),
            headers.get("lambda-runtime-invoked-function-arn", ""),
            headers.get("lambda-runtime-client-context"),
        )
        result, kind = marshalled(handler(unmarshalled(body), context))
    except Exception as error:  # The function's own: every one of them is reported.
        report = described(error, request_id)
        print_error(report)
        header = f"Lambda-Runtime-Function-Error-Type: {report['errorType']}\r\n"
        return "error", to_json(report).encode(), header
    # A lone surrogate, which is no text, ends the process here.
    data = result if isinstance(result, bytes) else result.encode()
    return "response", data, f"Content-Type: {kind}\r\n"


def main():
    sys.stdout = sys.__stdout__ = unbuffered(1, "<stdout>")
    sys.stderr = sys.__stderr__ = unbuffered(2, "<stderr>")
    log_sink.before = (sys.stdout, sys.stderr)
    root = os.environ.get("LAMBDA_TASK_ROOT", "/var/task")
    sys.path.insert(0, root)
    sys.meta_path.insert(0, LoggingHook())
    sys.meta_path.append(SitePackages())
    sys.meta_path.append(SdkAdvice())
    add_builtins()
    api = Api(os.environ["AWS_LAMBDA_RUNTIME_API"])
    try:
        handler = load_handler(os.environ.get("_HANDLER", ""))
    except Exception as error:  # Whatever the function's module raises.
        failed_at_init(api, error)
    while True:
        status, headers, body = api.call("GET", "/invocation/next")
        if status != 200:
            sys.exit(1)
        request_id = headers.get("lambda-runtime-aws-request-id", "")
        current.request_id = request_id
        trace_id = headers.get("lambda-runtime-trace-id")
        if trace_id:
            os.environ["_X_AMZN_TRACE_ID"] = trace_id
        else:
            os.environ.pop("_X_AMZN_TRACE_ID", None)
        path, result, extra = answer(handler, request_id, headers, body)
        status, _, refusal = api.call("POST", f"/invocation/{request_id}/{path}", result, extra)
        if status == 413:
            refusal = json.loads(refusal)
            report = described(Fault(refusal["errorType"], refusal["errorMessage"]), request_id)
            header = f"Lambda-Runtime-Function-Error-Type: {report['errorType']}\r\n"
            body = to_json(report).encode()
            api.call("POST", f"/invocation/{request_id}/error", body, header)
