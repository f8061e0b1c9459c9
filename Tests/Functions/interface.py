"""Plays Lambda's runtime interface, for one process that asks it for events.

It holds the process to the interface's order: an event, its answer or error, the next event. What's against that is a
fault, and is answered with 400 as Lambda does. When there are no more events, it waits as Lambda does.
"""

import contextlib
import dataclasses
import socket
import threading
import time
import uuid

PREFIX = "/2018-06-01/runtime/"
ARN = "arn:aws:lambda:us-east-1:123456789012:function:smartstack-dev-api"


def whole(head, body):
    """An event in one piece."""
    yield b"%sContent-Length: %d\r\n\r\n%s" % (head, len(body), body)


def byte_by_byte(head, body):
    """An event whose bytes come one at a time."""
    for piece in whole(head, body):
        yield from (piece[index : index + 1] for index in range(len(piece)))


def chunked(head, body, size=1000):
    """An event in chunks, with an extension and a trailer, split where no chunk ends."""
    parts = [body[index : index + size] for index in range(0, len(body), size)]
    chunks = b"".join(b"%x;part=%d\r\n%s\r\n" % (len(part), number, part) for number, part in enumerate(parts))
    message = b"%sTransfer-Encoding: chunked\r\n\r\n%s0\r\nTrailer: end\r\n\r\n" % (head, chunks)
    yield from (message[index : index + 700] for index in range(0, len(message), 700))


def until_closed(head, body):
    """An event whose end is that of the connection."""
    yield head + b"Connection: close\r\n\r\n" + body


@dataclasses.dataclass
class Event:
    """An event, how it's delivered, and what the answer to it gets."""

    body: bytes
    delivery: object = whole
    # Headers that it has instead of the usual ones; None is none.
    headers: dict = dataclasses.field(default_factory=dict)
    # What the answer, and what an error, gets; and at which of their attempts the connection is lost before.
    status: int = 202
    error_status: int = 202
    lost: int = 0
    # Whether the connection is closed after the event, or after the answer to it, without a word.
    closes_after_event: bool = False
    closes_after_answer: bool = False
    id: str = dataclasses.field(default_factory=lambda: str(uuid.uuid4()))
    seconds: float = 30
    # The body of the answer or error that was taken, and whether there is one.
    answer: bytes = b""
    answered: threading.Event = dataclasses.field(default_factory=threading.Event)

    def head(self):
        headers = {
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": self.id,
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + self.seconds) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": ARN,
            "Lambda-Runtime-Trace-Id": f"Root=1-{self.id[:8]};Sampled=1",
            **self.headers,
        }
        lines = [f"{name}: {value}\r\n" for name, value in headers.items() if value is not None]
        return b"HTTP/1.1 200 OK\r\n" + "".join(lines).encode()


@dataclasses.dataclass
class Call:
    """What the process asked: the path without what all have, headers by their names in small letters, and the body."""

    method: str
    path: str
    headers: dict
    body: bytes


class Interface:
    """The interface, from `with` on; `address` is what the process needs, and what's done with it is in `calls`."""

    def __init__(self, events=(), next_status=200):
        self._events = iter(events)
        self._next_status = next_status
        self._changed = threading.Condition()
        self._current = None
        self._ended = False
        self._sockets = set()
        self.calls = []
        self.faults = []
        self.connections = 0
        # How many events were answered, rightly or with an error; the interface's word on it counts.
        self.answered = 0

    def __enter__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """Ends as a process does that is killed: nobody answers any more."""
        # The listener first: the process asks once more when its connection ends.
        self._close(self._listener)
        with self._changed:
            self._ended = True
            self._changed.notify_all()
            sockets = list(self._sockets)
        for each in sockets:
            self._close(each)

    @staticmethod
    def _close(each):
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()

    def wait(self, count, seconds=30):
        """Waits until so many events are answered, and the next one is asked for."""
        with self._changed:
            done = self._changed.wait_for(lambda: self.answered >= count and self._is_idle(), seconds)
        if not done:
            raise AssertionError(f"{self.answered} of {count} events are answered after {seconds} s: {self.faults}")

    def _is_idle(self):
        return bool(self.calls) and self.calls[-1].path == "invocation/next"

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with self._changed:
                    self.connections += 1
                    self._sockets.add(connection)
                threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection):
        # What the process does to its end of the connection is no concern of the interface's.
        with connection, connection.makefile("rb") as file, contextlib.suppress(OSError, ValueError):
            while (call := self._read(file)) and self._answer(connection, call):
                pass
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        with self._changed:
            self._sockets.discard(connection)

    def _read(self, file):
        first = file.readline().decode()
        if not first:
            return None
        method, path, version = first.split()
        headers = {}
        while line := file.readline().decode().strip():
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        body = file.read(int(headers.get("content-length", 0)))
        if version != "HTTP/1.1" or "host" not in headers or not path.startswith(PREFIX):
            self.faults.append(f"no request to the interface: {first.strip()}")
        return Call(method, path.removeprefix(PREFIX), headers, body)

    def _answer(self, connection, call):
        """Answers a call; whether the connection stays open."""
        with self._changed:
            self.calls.append(call)
            self._changed.notify_all()
        if (call.method, call.path) == ("GET", "invocation/next"):
            return self._next(connection)
        if call.method != "POST":
            return self._refuse(connection, f"{call.method} {call.path}")
        if call.path == "init/error":
            if len(self.calls) > 1:
                return self._refuse(connection, "an error of initialization after it")
            return self._status(connection, 202)
        event = self._current
        kinds = [] if event is None else [f"invocation/{event.id}/response", f"invocation/{event.id}/error"]
        if call.path not in kinds:
            return self._refuse(connection, f"{call.path}, which isn't asked for")
        if event.lost > 0:
            event.lost -= 1
            return False
        status = event.status if call.path == kinds[0] else event.error_status
        # The process may still send an error in place of an answer that is too large.
        if status != 413:
            self._current = None
            event.answer = call.body
            event.answered.set()
        if not self._status(connection, status):
            return False
        with self._changed:
            self.answered += status != 413
            self._changed.notify_all()
        return not event.closes_after_answer

    def _next(self, connection):
        if self._current is not None:
            return self._refuse(connection, "the next event before the answer to the last")
        if self._next_status != 200:
            return self._status(connection, self._next_status)
        event = next(self._events, None)
        if event is None:
            with self._changed:
                self._changed.wait_for(lambda: self._ended)
            return False
        self._current = event
        for piece in event.delivery(event.head(), event.body):
            connection.sendall(piece)
        return event.delivery is not until_closed and not event.closes_after_event

    def _refuse(self, connection, fault):
        self.faults.append(fault)
        return self._status(connection, 400)

    def _status(self, connection, status):
        connection.sendall(b"HTTP/1.1 %d Status\r\nContent-Length: 2\r\n\r\n{}" % status)
        return True
