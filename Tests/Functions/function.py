"""The function's process, and the events of an HTTP API that it gets."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "Examples/SmartStack"
EXECUTABLE = Path(os.environ.get("FUNCTION") or ROOT / ".build/handler/bootstrap")
ORDERS = {"17": {"status": "shipped"}}


def request(method, path, body=None, **members):
    """An event of an HTTP API, payload 2.0, in bytes."""
    event = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"content-type": "application/json", "host": "api.example.com"},
        "requestContext": {"http": {"method": method, "path": path}, "stage": "$default"},
        "isBase64Encoded": False,
        **({} if body is None else {"body": body}),
        **members,
    }
    return json.dumps(event).encode()


class Function:
    """A process of an executable, from `with` on until it's ended there at the latest."""

    def __init__(self, address, output=None, executable=EXECUTABLE, **variables):
        self._output = tempfile.TemporaryFile()
        self._errors = tempfile.TemporaryFile()
        environment = {"ENVIRONMENT": "dev", "ORDERS": json.dumps(ORDERS), "AWS_LAMBDA_RUNTIME_API": address, **variables}
        # Nothing of the machine's own variables: not even PATH is needed.
        self.process = subprocess.Popen(
            [str(executable)],
            env={name: value for name, value in environment.items() if value is not None},
            stdin=subprocess.DEVNULL,
            stdout=self._output if output is None else output,
            stderr=self._errors,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self._output.close()
        self._errors.close()

    def wait(self, seconds=10):
        """Waits for the end, and gives its exit code."""
        return self.process.wait(seconds)

    @property
    def output(self):
        return self._read(self._output)

    @property
    def errors(self):
        return self._read(self._errors)

    @property
    def log(self):
        """The lines of the log, each read as JSON."""
        return [json.loads(line) for line in self.output.splitlines()]

    @property
    def resident(self):
        """The memory that it holds, in KiB."""
        # The exact sum; what `status` says may be some pages off.
        lines = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("Rss:")))

    @staticmethod
    def _read(file):
        # Its own place in the file, and not that which the process writes at.
        return os.pread(file.fileno(), 1 << 24, 0).decode()
