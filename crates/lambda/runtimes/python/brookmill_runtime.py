"""Runs a Python function: the client of Lambda's Runtime API.

The standard library only, and of it as little as possible: what is imported here is part of every
cold start, and so is what the host's Python would do by itself before (`site`), which waits until
somebody misses a module. The API's connection is a plain socket, kept open. Names, messages and formats follow
"Building Lambda functions with Python" in the AWS Lambda Developer Guide.
"""

import _socket
import _thread
import json
import os
import sys
import time

API_VERSION = "/2018-06-01/runtime"
IS_JSON = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"
# What replaces line ends within an error's one log event, and indentation within it.
LINE_END_IN_ERROR = "\r"
INDENT_IN_ERROR = "\u00a0"


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


class CognitoIdentity:
    """The caller's Cognito identity; never set for the pipeline's invocations."""

    cognito_identity_id = None
    cognito_identity_pool_id = None


class Record:
    """Attributes from a dictionary: the client context and its parts."""

    def __init__(self, names, values):
        for name in names:
            setattr(self, name, values.get(name))


CLIENT_NAMES = (
    "installation_id",
    "app_title",
    "app_version_name",
    "app_version_code",
    "app_package_name",
)


def client_context(text):
    if not text:
        return None
    values = json.loads(text)
    context = Record(("custom", "env"), values)
    context.client = Record(CLIENT_NAMES, values.get("client") or {})
    return context


class LambdaContext:
    """What a handler gets as its second argument."""

    def __init__(self, request_id, deadline_ms, arn, client):
        self.aws_request_id = request_id
        self.invoked_function_arn = arn
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.client_context = client_context(client)
        self.identity = CognitoIdentity()
        self._deadline_ms = deadline_ms

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline_ms - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        return (
            f"LambdaContext([aws_request_id={self.aws_request_id},"
            f"log_group_name={self.log_group_name},log_stream_name={self.log_stream_name},"
            f"function_name={self.function_name},memory_limit_in_mb={self.memory_limit_in_mb},"
            f"function_version={self.function_version},"
            f"invoked_function_arn={self.invoked_function_arn},"
            f"client_context={self.client_context},identity={self.identity}])"
        )


class current:
    """The invocation that runs now, for log lines."""

    request_id = ""


def configure_logging(logging):
    """Gives the root logger Lambda's handler and format."""

    class Handler(logging.Handler):
        def emit(self, record):
            sys.stdout.write(self.format(record))
            sys.stdout.flush()

    class AddRequestId(logging.Filter):
        def filter(self, record):
            record.aws_request_id = current.request_id
            return True

    class JsonFormatter(logging.Formatter):
        usual = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

        def format(self, record):
            line = {
                "timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
                "level": {"WARNING": "WARN", "CRITICAL": "FATAL"}.get(
                    record.levelname, record.levelname
                ),
                "message": record.getMessage(),
                "logger": record.name,
            }
            if record.exc_info and record.exc_info[0]:
                kind, error, _ = record.exc_info
                line["stackTrace"] = own_frames_removed(error)
                line["errorType"] = kind.__name__
                line["errorMessage"] = str(error)
                line["location"] = f"{record.pathname}:{record.funcName}:{record.lineno}"
            if record.aws_request_id:
                line["requestId"] = record.aws_request_id
            line.update((k, v) for k, v in vars(record).items() if k not in self.usual)
            line.pop("aws_request_id", None)
            return json.dumps(line, ensure_ascii=False, default=str) + "\n"

    formatter = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n",
        "%Y-%m-%dT%H:%M:%S",
    )
    if IS_JSON:
        formatter = JsonFormatter()
        level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "")
        logging.root.setLevel({"TRACE": "DEBUG", "FATAL": "CRITICAL"}.get(level, level or "INFO"))
    formatter.converter = time.gmtime
    handler = Handler()
    handler.setFormatter(formatter)
    handler.addFilter(AddRequestId())
    logging.root.addHandler(handler)


class LoggingHook:
    """Configures `logging` when, and only when, the function imports it."""

    def find_spec(self, name, path=None, target=None):
        if name != "logging":
            return None
        sys.meta_path.remove(self)
        import importlib.util

        spec = importlib.util.find_spec(name)
        execute = spec.loader.exec_module

        def execute_and_configure(module):
            execute(module)
            configure_logging(module)

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


class InitError(Exception):
    """The function could not be loaded; `kind` is Lambda's name of the reason."""

    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


def own_frames_removed(error):
    """The traceback's lines, without this file's frames."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    kept = [f for f in frames if f.filename != __file__ and "importlib" not in f.filename]
    return traceback.format_list(kept)


def load_handler(name):
    module_name, dot, function_name = name.rpartition(".")
    if not dot:
        raise InitError(
            "Runtime.MalformedHandlerName",
            f"Bad handler '{name}': not enough values to unpack (expected 2, got 1)",
        )
    try:
        import importlib

        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise InitError(
            "Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}"
        ) from error
    except SyntaxError as error:
        place = [f'  File "{error.filename}" Line {error.lineno}\n    {error.text}']
        message = f"Syntax error in module '{module_name}': {error}"
        raise InitError("Runtime.UserCodeSyntaxError", message, place) from error
    try:
        return getattr(module, function_name)
    except AttributeError as error:
        raise InitError(
            "Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'"
        ) from error


def describe(kind, message, trace, request_id):
    return {
        "errorMessage": message,
        "errorType": kind,
        "requestId": request_id,
        "stackTrace": trace,
    }


def print_error(error):
    """Writes an error as one log event."""
    if IS_JSON:
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        line = {"timestamp": now, "log_level": "ERROR", **error}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        return
    lines = [f"[ERROR] {error['errorType']}: {error['errorMessage']}"]
    if error["stackTrace"]:
        lines.append("Traceback (most recent call last):")
    for frame in error["stackTrace"]:
        for line in frame.rstrip("\n").split("\n"):
            text = line.lstrip(" ")
            lines.append(INDENT_IN_ERROR * (len(line) - len(text)) + text)
    text = LINE_END_IN_ERROR.join(line.replace("\n", LINE_END_IN_ERROR) for line in lines)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def failed_at_init(api, error):
    kind = error.kind if isinstance(error, InitError) else type(error).__name__
    trace = error.trace if isinstance(error, InitError) else own_frames_removed(error)
    report = describe(kind, str(error), trace, "")
    print_error(report)
    header = f"Lambda-Runtime-Function-Error-Type: {kind}\r\n"
    api.call("POST", "/init/error", json.dumps(report).encode(), header)
    sys.exit(1)


def to_json(value):
    """A decimal number is written as a float, as Lambda's own runtime does."""

    def other(item):
        kind = type(item)
        if kind.__name__ == "Decimal" and kind.__module__ == "decimal":
            return float(item)
        raise TypeError(f"Object of type {kind.__name__} is not JSON serializable")

    return json.dumps(value, ensure_ascii=False, default=other).encode("utf-8", "surrogatepass")


def answer(handler, request_id, headers, body):
    """Runs the handler; gives the path, the body and the headers of the call that answers."""
    try:
        kind = None
        try:
            event = json.loads(body)
        except ValueError as error:
            kind = "Runtime.UnmarshalError"
            raise ValueError(f"Unable to unmarshal input: {error}") from error
        context = LambdaContext(
            request_id,
            int(headers.get("lambda-runtime-deadline-ms", "0")),
            headers.get("lambda-runtime-invoked-function-arn", ""),
            headers.get("lambda-runtime-client-context"),
        )
        result = handler(event, context)
        try:
            return "response", to_json(result), "Content-Type: application/json\r\n"
        except (TypeError, ValueError) as error:
            kind = "Runtime.MarshalError"
            raise TypeError(f"Unable to marshal response: {error}") from error
    except Exception as error:  # The function's own: every one of them is reported.
        trace = [] if kind else own_frames_removed(error)
        report = describe(kind or type(error).__name__, str(error), trace, request_id)
        print_error(report)
        header = f"Lambda-Runtime-Function-Error-Type: {report['errorType']}\r\n"
        return "error", json.dumps(report).encode(), header


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    sys.stderr.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
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
        path, result, extra = answer(handler, request_id, headers, body)
        sys.stdout.flush()
        status, _, refusal = api.call("POST", f"/invocation/{request_id}/{path}", result, extra)
        if status == 413:
            report = json.loads(refusal)
            report = describe(report["errorType"], report["errorMessage"], [], request_id)
            header = f"Lambda-Runtime-Function-Error-Type: {report['errorType']}\r\n"
            body = json.dumps(report).encode()
            api.call("POST", f"/invocation/{request_id}/error", body, header)
