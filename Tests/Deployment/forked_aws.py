"""The AWS command line, loaded once and forked for each call: loading it takes most of the time that a call takes.

Serves calls at a socket: forked_aws.py SOCKET. It ends with the process that started it, which holds the other end of standard
input.
"""

import contextlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import traceback
from pathlib import Path

# What stands in for the command: it hands over its words, its variables, its folder and its open files.
CLIENT = """#!{python} -SE
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({socket!r})
    socket.send_fds(server, [b"."], [0, 1, 2])
    call = json.dumps({{"words": sys.argv[1:], "variables": dict(os.environ), "folder": os.getcwd()}}).encode()
    server.sendall(call)
    server.shutdown(socket.SHUT_WR)
    code = server.recv(8)
sys.exit(int(code or b"1"))
"""


@contextlib.contextmanager
def forked(aws, directory):
    """Puts a client of a server in the place of the command that `aws` calls, for as long as the context is open."""
    place = Path(directory) / "aws.socket"
    command = aws.program.read_text(encoding="utf-8")
    server = subprocess.Popen(
        [*aws.python, __file__, str(place)], env={**aws.environment, **aws.libraries}, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, start_new_session=True)
    try:
        if server.stdout.readline() != b"ready\n":
            raise RuntimeError("the command line can't be loaded")
        aws.program.write_text(CLIENT.format(python=sys.executable, socket=str(place)), encoding="utf-8")
        yield
    finally:
        aws.program.write_text(command, encoding="utf-8")
        server.stdin.close()
        server.wait()
        server.stdout.close()


def serve(place):
    """Answers calls until standard input ends."""
    from awscli.clidriver import create_clidriver

    # Nobody waits for them.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # What a first call loads, all that follow have.
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        create_clidriver().main(["cloudformation", "describe-stacks"])
    with socket.socket(socket.AF_UNIX) as listener, selectors.DefaultSelector() as selector:
        listener.bind(place)
        listener.listen(64)
        selector.register(listener, selectors.EVENT_READ)
        selector.register(0, selectors.EVENT_READ)
        print("ready", flush=True)
        while True:
            if any(key.fileobj == 0 for key, _ in selector.select()):
                return
            client, _ = listener.accept()
            with client:
                if os.fork() == 0:
                    answer(client)


def answer(client):
    """Does what a call asks for, in a process of its own."""
    _, files, _, _ = socket.recv_fds(client, 1, 3)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    call = json.loads(b"".join(iter(lambda: client.recv(65_536), b"")))
    os.chdir(call["folder"])
    # Where its data is, the command line noted among its variables when it was loaded.
    data = os.environ["AWS_DATA_PATH"]
    os.environ.clear()
    os.environ.update({**call["variables"], "AWS_DATA_PATH": data})
    sys.argv = ["aws", *call["words"]]
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    from awscli.clidriver import main

    code = 255
    try:
        code = main()
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            client.sendall(str(code).encode())
        os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1])
