"""What the tests rely on: only this machine reaches the endpoints, and none of them stays behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path
from urllib.parse import urlsplit

import endpoints

# Holds an endpoint until it's ended from outside, and says where it is and where it keeps its files.
HOLD = """
import endpoints, json, os, sys, tempfile, time
before = set(os.listdir(tempfile.gettempdir()))
with getattr(endpoints, sys.argv[1])() as address:
    new = set(os.listdir(tempfile.gettempdir())) - before
    mine = [name for name in new if name.startswith(sys.argv[1] + "-")]
    print(json.dumps([address, [os.path.join(tempfile.gettempdir(), name) for name in mine]]), flush=True)
    time.sleep(60)
"""


def answers(host, address):
    try:
        with socket.create_connection((host, urlsplit(address).port), timeout=1):
            return True
    except OSError:
        return False


def remains(address, directories):
    """What's left of an endpoint: its address while it answers, its directories while they exist."""
    return [*([address] if answers("127.0.0.1", address) else []), *filter(os.path.exists, directories)]


class EndpointTests(unittest.TestCase):
    def test_only_this_machine_reaches_it(self):
        for start in (endpoints.moto, endpoints.localstack):
            with self.subTest(start.__name__), start() as address:
                self.assertTrue(answers("127.0.0.1", address))
                # On Linux each of 127.0.0.0/8 is this machine's, and a server that listens to all addresses answers.
                self.assertFalse(answers("127.0.0.2", address))
            self.assertFalse(answers("127.0.0.1", address))

    def test_it_ends_with_the_test(self):
        endings = {"moto": (signal.SIGINT, signal.SIGTERM, signal.SIGKILL), "localstack": (signal.SIGKILL,)}
        for name in endings:
            for ending in endings[name]:
                with self.subTest(name, ending=ending):
                    holder = subprocess.Popen(
                        [sys.executable, "-c", HOLD, name],
                        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
                        stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL,
                    )
                    with holder:
                        address, directories = json.loads(holder.stdout.readline())
                        self.assertTrue(directories)
                        holder.send_signal(ending)
                    deadline = time.monotonic() + 10
                    while remains(address, directories) and time.monotonic() < deadline:
                        time.sleep(0.1)
                    self.assertEqual(remains(address, directories), [])


if __name__ == "__main__":
    unittest.main()
