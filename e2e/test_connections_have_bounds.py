"""Connections: what functions hold takes no place from others, and a lack of descriptors is waited out."""

from __future__ import annotations

import os
import resource
import socket
import sys
from typing import Callable

import pytest

from engine import Engine
from functions import deploy
from test_runtimes import python_runtime
from waiting import SECONDS_MAX, poll

HOLDER = """if True:
  import os, socket, time
  def handler(event, context):
      port = int(os.environ['AWS_LAMBDA_RUNTIME_API'].split(':')[1])
      reading, writing = os.pipe()
      for _ in range(6):
          if os.fork() == 0:
              held = []
              try:
                  while len(held) < 900:
                      held.append(socket.create_connection(('127.0.0.1', port), 1))
              except OSError:
                  pass
              os.write(writing, b'.')
              time.sleep(300)
      for _ in range(6):
          os.read(reading, 1)
      print('HELD', flush=True)
      time.sleep(5)
"""


SENDER = """if True:
  import os, select, socket
  def handler(event, context):
      host, port = os.environ['AWS_LAMBDA_RUNTIME_API'].split(':')
      head = 'POST / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: %d\\r\\n%s\\r\\n\\r\\n'
      target = 'X-Amz-Target: Kinesis_20131202.PutRecord\\r\\n'
      def send(length):
          connection = socket.create_connection((host, int(port)))
          connection.sendall((head % (length, target)).encode())
          connection.settimeout(event['seconds'])
          return connection
      held = [send(20 << 20) for _ in range(13)]
      refused = select.select(held, [], [], event['seconds'])[0][0].recv(12)
      small = send(2)
      small.sendall(b'{}')
      return refused.decode(), small.recv(12).decode()
"""


def files_of(engine: Engine) -> int:
    """How many descriptors the engine has."""
    return len(os.listdir(f"/proc/{engine.process.pid}/fd"))


def test_a_function_that_holds_connections_locks_nobody_out(engine: Engine) -> None:
    holder = deploy(
        engine,
        "holder",
        python_runtime(),
        "index.handler",
        {"index.py": HOLDER},
        MemorySize=1024,
        Timeout=30,
    )
    engine.client("lambda").invoke(FunctionName="holder", InvocationType="Event")
    before = files_of(engine)
    holder.wait_for_log("^HELD")
    assert engine.is_healthy()
    # Those that it has beyond its bound wait to be accepted.
    assert files_of(engine) - before <= 1024 + 64
    # Another function is served as ever.
    code = "def handler(event, context): return event"
    other = deploy(engine, "other", python_runtime(), "index.handler", {"index.py": code})
    assert other.invoke({"n": 1}).value == {"n": 1}


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another process are Linux's")
def test_a_lack_of_descriptors_is_said_once_and_waited_out(
    start_engine: Callable[..., Engine],
) -> None:
    engine = start_engine()
    process = engine.process.pid
    soft, hard = resource.prlimit(process, resource.RLIMIT_NOFILE)
    # The engine has been bound by what it was given; now it gets less.
    resource.prlimit(process, resource.RLIMIT_NOFILE, (files_of(engine) + 8, hard))
    address = ("127.0.0.1", engine.port)
    held = [socket.create_connection(address, 10) for _ in range(64)]
    told = "a connection could not be accepted"
    poll(lambda: told in engine.errors(), "the warning")
    before = cpu_seconds(process)
    # Two seconds of the other's life are measured by its answers to another: there are none.
    with pytest.raises(TimeoutError), socket.create_connection(address, 10) as late:
        late.sendall(b"GET /_brookmill/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        late.settimeout(2)
        late.recv(1)
    assert cpu_seconds(process) - before < 1
    assert engine.errors().count(told) == 1
    for one in held:
        one.close()
    assert poll(engine.is_healthy, "it accepts again")
    resource.prlimit(process, resource.RLIMIT_NOFILE, (soft, hard))


def cpu_seconds(process: int) -> float:
    """The processor time that a process has had."""
    with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_function_does_not_take_the_engines_memory_by_what_it_sends(engine: Engine) -> None:
    sender = deploy(
        engine, "sender", python_runtime(), "index.handler", {"index.py": SENDER}, Timeout=60
    )
    # Thirteen times 20 MiB are announced, for one of which there is no room; what is small is answered.
    refused, small = sender.invoke({"seconds": SECONDS_MAX}).value
    assert (refused, small) == ("HTTP/1.1 503", "HTTP/1.1 404")
