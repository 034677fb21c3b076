"""Tries, from inside of a function, what a function must not be able to do."""

import datetime
import hashlib
import hmac
import mmap
import multiprocessing
import os
import resource
import socket
import threading
import time
import urllib.error
import urllib.request

STAMPS = []


def stamp():
    while True:
        STAMPS.append(time.monotonic())
        time.sleep(0.001)


def sign(method, url, service, key, secret, token, body, headers):
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    host = url.split("/")[2]
    path = "/" + url.split("/", 3)[3]
    digest = hashlib.sha256(body).hexdigest()
    all_headers = {**headers, "host": host, "x-amz-date": now, "x-amz-content-sha256": digest}
    if token:
        all_headers["x-amz-security-token"] = token
    names = sorted(all_headers)
    lines = [f"{name}:{all_headers[name]}" for name in names]
    canonical = "\n".join([method, path, "", *lines, "", ";".join(names), digest])
    scope = f"{now[:8]}/us-east-1/{service}/aws4_request"
    of_request = hashlib.sha256(canonical.encode()).hexdigest()
    text = "\n".join(["AWS4-HMAC-SHA256", now, scope, of_request])
    k = ("AWS4" + secret).encode()
    for part in (now[:8], "us-east-1", service, "aws4_request"):
        k = hmac.new(k, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(k, text.encode(), hashlib.sha256).hexdigest()
    all_headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={key}/{scope}, "
        f"SignedHeaders={';'.join(names)}, Signature={signature}"
    )
    del all_headers["host"]
    return all_headers


def call(url, service, keys, body=b"", method="POST", headers=None):
    signed = sign(method, url, service, *keys, body, headers or {}) if keys else (headers or {})
    request = urllib.request.Request(url, data=body or None, headers=signed, method=method)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return [answer.status, answer.read().decode(errors="replace")]
    except urllib.error.HTTPError as error:
        return [error.code, error.read().decode(errors="replace")]
    except Exception as error:
        return [0, repr(error)]


def own():
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    return [os.environ[name] for name in names]


def inherited(block, pipe):
    pipe.send(block[9])
    time.sleep(0.5)


def heirs():
    """What children say of memory that they have from their parent."""
    block = bytearray(b"\x07") * (100 << 20)
    method = multiprocessing.get_context("fork")
    both = []
    for _ in range(4):
        reader, writer = method.Pipe(False)
        process = method.Process(target=inherited, args=(block, writer))
        process.start()
        both.append((process, reader))
    said = [reader.recv() for _, reader in both]
    for process, _ in both:
        process.join()
    return said


def share(mb):
    """Writes to memory that may be shared, and has none of it in its page tables."""
    block = mmap.mmap(-1, mb << 20, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS)
    for at in range(0, mb << 20, 1 << 20):
        block[at : at + (1 << 20)] = bytes(1 << 20)
        block.madvise(mmap.MADV_DONTNEED, at, 1 << 20)
    time.sleep(60)


def stuff():
    """Sends what nobody receives."""
    held = []
    for _ in range(4):
        if os.fork() == 0:
            break
    try:
        while True:
            held.append(socket.socketpair())
            for end in held[-1]:
                end.setblocking(False)
                try:
                    while True:
                        end.send(bytes(1 << 16))
                except BlockingIOError:
                    pass
    except OSError:
        time.sleep(60)


def fetch(connection, request):
    with connection:
        connection.settimeout(5)
        if request:
            connection.sendall(request)
        return connection.recv(100).decode()


def past(way, address):
    """Ways to somebody's listener, a socket's path, or a file of his, by which Landlock may not be asked."""
    request = b"GET /_brookmill/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    if way == "mptcp":
        connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)
        connection.connect(tuple(address))
        return fetch(connection, request)
    if way == "fast-open":
        connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        connection.sendto(request, 0x20000000, tuple(address))
        return fetch(connection, b"")
    if way == "local":
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.connect(address)
        return fetch(connection, request)
    if way == "listen":
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.listen(1)
        return listener.getsockname()
    if way == "chmod":
        return os.chmod(address, 0o777)
    if way == "utime":
        return os.utime(address)
    if way == "setxattr":
        return os.setxattr(address, "user.brookmill", b"1")
    if way == "prlimit":
        return resource.prlimit(address, resource.RLIMIT_NOFILE, (0, 0))


IDENTITY = b"Action=GetCallerIdentity&Version=2011-06-15"
FORM = {"content-type": "application/x-www-form-urlencoded"}


def handler(event, context):
    home = os.environ["AWS_ENDPOINT_URL"] + "/"
    what = event["what"]
    if what == "own":
        return call(home, "sts", own(), IDENTITY, headers=FORM)
    if what == "keys":
        return own()
    if what == "as":
        return call(home, "sts", event["keys"], IDENTITY, headers=FORM)
    if what == "reset":
        return call(home + "_brookmill/reset", "s3", event.get("keys") or own())
    if what == "unsigned-reset":
        return call(home + "_brookmill/reset", "s3", None)
    if what == "main-port":
        return call(event["url"], "sts", own(), IDENTITY, headers=FORM)
    if what == "connect":
        with socket.create_connection(tuple(event["address"]), 3):
            return "connected"
    if what == "put":
        return call(home + event["path"], "s3", own(), b"x", "PUT")
    if what == "environment":
        return sorted(os.environ)
    if what == "file":
        with open(event["path"]) as file:
            return file.read()
    if what == "write":
        with open(event["path"], "w") as file:
            return file.write("x")
    if what == "list":
        return os.listdir(event["path"])
    if what == "signal":
        os.kill(event["process"], 9)
    if what == "udp":
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
            return out.sendto(b"out", tuple(event["address"]))
    if what == "fork":
        children = 0
        try:
            while children < 5_000:
                if os.fork() == 0:
                    while True:
                        time.sleep(60)
                children += 1
        except OSError:
            return children
    if what == "fill":
        written = 0
        try:
            with open("/tmp/full", "wb", buffering=0) as file:
                while written < 1 << 30:
                    written += file.write(bytes(1 << 20))
        except OSError as error:
            return [error.errno, written]
        finally:
            os.remove("/tmp/full")
    if what == "memory":
        held = []
        while len(held) < 1_024:
            held.append(b"x" * (1 << 20))
        return len(held)
    if what == "memory-of-shared":
        return share(800)
    if what == "memory-of-sockets":
        return stuff()
    if what == "heirs":
        return heirs()
    if what == "past":
        return past(event["way"], event["address"])
    if what == "outlive":
        if os.fork() == 0:
            os.setsid()
            while True:
                time.sleep(60)
        time.sleep(60)
    if what == "go-on":
        threading.Thread(target=stamp, daemon=True).start()
    if what == "stamps":
        return STAMPS
    if what == "processes":
        return [name for name in os.listdir("/proc") if name.isdigit()]
