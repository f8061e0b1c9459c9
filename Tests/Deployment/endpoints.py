"""Local endpoints for the AWS command line, and the command line itself.

They make it possible to deploy a template with the client that people use, without an account and without a network.
Neither endpoint is AWS: both accept templates that AWS would not, and leave out what they don't know.
"""

import contextlib
import copy
import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPLOY_TOOLS = ROOT / ".build/tools-deploy"
LOCALSTACK_TOOLS = ROOT / ".build/tools-localstack"
REGION = "us-east-1"


def moto():
    """Starts moto's server, yields its address and ends it. Fast; knows services, load balancers and their rules."""
    return _endpoint("moto", DEPLOY_TOOLS, "/moto-api/data.json", lambda port, directory: {})


def mended_moto():
    """Starts moto's server as one that knows change sets, imports and outputs, and goes on where it can't make a resource."""
    return _endpoint("mended-moto", DEPLOY_TOOLS, "/moto-api/data.json", lambda port, directory: {})


def localstack():
    """Starts LocalStack, yields its address and ends it. Knows change sets, outputs and stages; no NAT gateways."""
    return _endpoint(
        "localstack",
        LOCALSTACK_TOOLS,
        "/_localstack/health",
        lambda port, directory: {
            "CONFIG_DIR": directory,
            "FILESYSTEM_ROOT": directory,
            "GATEWAY_LISTEN": f"127.0.0.1:{port}",
            # The addresses of queues, which otherwise have a name that needs a network to be looked up.
            "LOCALSTACK_HOST": f"127.0.0.1:{port}",
            "SQS_ENDPOINT_STRATEGY": "path",
            # It neither answers for names, nor tells of its use, nor fetches a certificate, nor looks for a container.
            "DNS_ADDRESS": "0",
            "DISABLE_EVENTS": "1",
            "SKIP_SSL_CERT_DOWNLOAD": "1",
            "OVERRIDE_IN_DOCKER": "0",
        },
    )


class AwsError(Exception):
    """A command that failed, with what it wrote to standard error."""

    def __init__(self, arguments, code, stderr):
        super().__init__(f"aws {shlex.join(arguments)} exited with {code}: {stderr.strip()}")
        self.code = code
        self.stderr = stderr


class Aws:
    """The AWS command line against an endpoint, with nothing of the user's own configuration and credentials.

    `environment` is what another program needs to call `aws` the same way: its PATH begins with `directory`/bin, where
    `aws` is the command line that the tests install.
    """

    def __init__(self, endpoint, directory):
        directory = Path(directory).resolve()
        home, programs = directory / "home", directory / "bin"
        home.mkdir(parents=True, exist_ok=True)
        programs.mkdir(parents=True, exist_ok=True)
        self.python = [str(DEPLOY_TOOLS / "python")]
        self.libraries = {"PYTHONPATH": str(DEPLOY_TOOLS / "site")}
        self.program = programs / "aws"
        self.program.write_text(
            f"#!/bin/sh\nexport PYTHONPATH={shlex.quote(self.libraries['PYTHONPATH'])}\n"
            f'exec {shlex.join(self.python)} -m awscli "$@"\n'
        )
        self.program.chmod(0o755)
        self.environment = {
            "PATH": f"{programs}:{os.environ.get('PATH', os.defpath)}",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "AWS_CONFIG_FILE": str(home / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(home / "credentials"),
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_DEFAULT_OUTPUT": "json",
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_PAGER": "",
        }

    def called_with(self, variables):
        """The same command with other variables, such as somebody else's credentials."""
        other = copy.copy(self)
        other.environment = {**self.environment, **variables}
        return other

    def __call__(self, *arguments):
        """What the command prints, read as JSON; nothing where it prints nothing."""
        arguments = [str(argument) for argument in arguments]
        result = subprocess.run(
            [str(self.program), *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        if result.returncode != 0:
            raise AwsError(arguments, result.returncode, result.stderr)
        return json.loads(result.stdout) if result.stdout.strip() else None


@contextlib.contextmanager
def _endpoint(name, tools, health, configure, seconds=60):
    directory = tempfile.mkdtemp(prefix=f"{name}-")
    process = None
    try:
        port = _free_port()
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": directory,
            "TMPDIR": directory,
            "PYTHONPATH": str(tools / "site"),
            **configure(port, directory),
        }
        log = Path(directory) / "log"
        with open(log, "wb") as output:
            process = subprocess.Popen(
                [str(tools / "python"), str(ROOT / "Tests/Deployment/serve.py"), name, str(port), directory],
                cwd=directory,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        address = f"http://127.0.0.1:{port}"
        _wait(process, address + health, log, seconds)
        yield address
    finally:
        if process:
            _end(process)
        shutil.rmtree(directory, ignore_errors=True)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(process, address, log, seconds):
    """Returns once the server answers; where it ends instead, or takes too long, says what it wrote last."""
    # A proxy of the environment has no business here.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with opener.open(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    written = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise RuntimeError(f"{address} doesn't answer; the server wrote:\n{written}")


def _end(process):
    """Ends all processes of the server, which leads a group of its own, at once: it has nothing to save."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdin.close()
