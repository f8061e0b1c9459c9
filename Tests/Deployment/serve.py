"""Serves a local endpoint: serve.py moto|localstack PORT DIRECTORY

The endpoint ends with the process that started it, however that one ends: it holds the other end of standard input. Only
this machine can reach it.
"""

import functools
import hashlib
import os
import shutil
import signal
import sys
import threading
import uuid

HOST = "127.0.0.1"


def end_with_parent(directory):
    """Waits for the end of standard input, then removes the directory and ends all processes of the endpoint."""
    sys.stdin.buffer.read()
    shutil.rmtree(directory, ignore_errors=True)
    os.killpg(os.getpgid(0), signal.SIGKILL)


def moto(port):
    from moto.server import main

    main(["--host", HOST, "--port", port])


def localstack(port):
    # LocalStack 4.12 takes no more than the port from GATEWAY_LISTEN, and would listen to the whole network.
    from twisted.internet import endpoints

    endpoints.TCP4ServerEndpoint = functools.partial(endpoints.TCP4ServerEndpoint, interface=HOST)

    # Its keys need what Python can do since 3.12: a name in bytes. Without, no KMS key could be created.
    if sys.version_info < (3, 12):
        uuid.uuid5 = uuid5

    from localstack.runtime.main import main

    main()


def uuid5(namespace, name):
    """What uuid.uuid5 gives since Python 3.12, which takes bytes as well."""
    content = name if isinstance(name, bytes) else name.encode("utf-8")
    return uuid.UUID(bytes=hashlib.sha1(namespace.bytes + content).digest()[:16], version=5)


if __name__ == "__main__":
    name, port, directory = sys.argv[1:]
    threading.Thread(target=end_with_parent, args=[directory], daemon=True).start()
    {"moto": moto, "localstack": localstack}[name](port)
