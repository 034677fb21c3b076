"""What Lambda makes of Python's `logging`, which is set up when the function imports it."""

import json
import os
import time

import brookmill_runtime


def configure(logging):
    """Gives the root logger Lambda's handler and format."""

    class LambdaLoggerHandler(logging.Handler):
        def __init__(self):
            super().__init__()
            self.log_sink = brookmill_runtime.log_sink

        def emit(self, record):
            self.log_sink.log(self.format(record))

    class LambdaLoggerFilter(logging.Filter):
        def filter(self, record):
            record.aws_request_id = brookmill_runtime.current.request_id
            record.tenant_id = None
            return True

    class JsonFormatter(logging.Formatter):
        own = frozenset(vars(logging.makeLogRecord({}))) - {"taskName"}
        own |= {"aws_request_id", "tenant_id"}

        def formatTime(self, record, datefmt=None):
            ms = round(record.created * 1_000_000) // 1_000
            return f"{time.strftime(datefmt, time.gmtime(ms // 1_000))}.{ms % 1_000:03d}Z"

        def format(self, record):
            level = min(50, max(0, record.levelno)) // 10 * 10
            line = {
                "timestamp": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"),
                "level": logging.getLevelName(level),
                "message": record.getMessage(),
                "logger": record.name,
            }
            if record.exc_info:
                import traceback

                kind, error, trace = record.exc_info
                line["stackTrace"] = traceback.format_tb(trace)
                line["errorType"] = getattr(kind, "__name__", None)
                line["errorMessage"] = str(error)
            line["requestId"] = record.aws_request_id
            if record.exc_info:
                line["location"] = f"{record.pathname}:{record.funcName}:{record.lineno}"
            for name, value in vars(record).items():
                if name not in self.own:
                    line.setdefault(name, value)
            line = {name: value for name, value in line.items() if value is not None}
            return json.dumps(line, ensure_ascii=False) + "\n"

    # Of every formatter, the function's own too: times are in UTC whatever TZ says.
    logging.Formatter.converter = time.gmtime
    formatter = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n",
        "%Y-%m-%dT%H:%M:%S",
    )
    handler = LambdaLoggerHandler()
    handler.setFormatter(JsonFormatter() if brookmill_runtime.IS_JSON else formatter)
    handler.addFilter(LambdaLoggerFilter())
    level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "")
    level = {"TRACE": "DEBUG"}.get(level, level).upper()
    # The names that Python knows; others change nothing.
    if isinstance(logging.getLevelName(level), int):
        logging.root.setLevel(level)
    logging.root.addHandler(handler)
