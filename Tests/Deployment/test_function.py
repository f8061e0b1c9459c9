"""Deploys the function of the example SmartStack to a local endpoint with the AWS command line, and runs what is there.

No endpoint starts functions without containers. So the package is fetched back from where the function has it, and run
with the function's own variables against a played runtime interface. What the endpoint leaves out is printed.
"""

import base64
import hashlib
import json
import sys
import tempfile
import time
import unittest
from pathlib import Path

from endpoints import ROOT, Aws, AwsError, moto

sys.path.append(str(ROOT / "Tests/Functions"))
import elf  # noqa: E402
import package  # noqa: E402
from function import EXECUTABLE, ORDERS, Function, request  # noqa: E402
from interface import Event, Interface  # noqa: E402

STACK = "SmartStackDev"
NAME = "smartstack-dev-api"
BUCKET = "smartstack-dev-packages"
ARCHITECTURES = {"x86_64": "x86_64", "aarch64": "arm64"}


def digest(content):
    """The digest of a package as Lambda says it."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def template(key):
    """A function, its role and its log, its version and the alias by which it's called."""
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
    writing = {
        "Effect": "Allow",
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "Resource": {"Fn::GetAtt": ["Logs", "Arn"]},
    }
    return {
        "Resources": {
            "Logs": {
                "Type": "AWS::Logs::LogGroup",
                "Properties": {"LogGroupName": f"/aws/lambda/{NAME}", "RetentionInDays": 7},
            },
            "Role": {
                "Type": "AWS::IAM::Role",
                "Properties": {
                    "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
                    "Policies": [
                        {"PolicyName": "Logs", "PolicyDocument": {"Version": "2012-10-17", "Statement": [writing]}}
                    ],
                },
            },
            "Api": {
                "Type": "AWS::Lambda::Function",
                "Properties": {
                    "FunctionName": NAME,
                    "Runtime": "provided.al2023",
                    "Handler": "bootstrap",
                    "Architectures": [ARCHITECTURES[elf.machine(EXECUTABLE)]],
                    "MemorySize": 128,
                    "Timeout": 10,
                    "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                    "Code": {"S3Bucket": BUCKET, "S3Key": key},
                    "Environment": {"Variables": {"ENVIRONMENT": "dev", "ORDERS": json.dumps(ORDERS)}},
                    "LoggingConfig": {"LogGroup": {"Ref": "Logs"}, "LogFormat": "JSON"},
                },
            },
            "Version": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "Api"}}},
            "Live": {
                "Type": "AWS::Lambda::Alias",
                "Properties": {
                    "Name": "live",
                    "FunctionName": {"Ref": "Api"},
                    "FunctionVersion": {"Fn::GetAtt": ["Version", "Version"]},
                },
            },
        },
        "Outputs": {"Function": {"Value": {"Fn::GetAtt": ["Api", "Arn"]}}},
    }


@unittest.skipUnless(sys.platform == "linux", "only a Linux builds the function by itself")
class FunctionTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.directory = Path(directory.name)
        context = moto()
        cls.aws = Aws(context.__enter__(), cls.directory)
        cls.addClassCleanup(context.__exit__, None, None, None)
        cls.package = package.pack(EXECUTABLE)
        cls.aws("s3api", "create-bucket", "--bucket", BUCKET)
        cls.deploy("create-stack", cls.put(cls.package))

    @classmethod
    def put(cls, content):
        """Puts a package under a key that is its digest's, and gives the key."""
        key = f"packages/{hashlib.sha256(content).hexdigest()}.zip"
        file = cls.directory / "package.zip"
        file.write_bytes(content)
        cls.aws("s3api", "put-object", "--bucket", BUCKET, "--key", key, "--body", str(file))
        return key

    @classmethod
    def deploy(cls, command, key):
        file = cls.directory / "template.json"
        file.write_text(json.dumps(template(key)), encoding="utf-8")
        of_stack = ("--stack-name", STACK)
        cls.aws("cloudformation", command, *of_stack, "--template-body", f"file://{file}", "--capabilities", "CAPABILITY_IAM")
        deadline = time.monotonic() + 60
        while (status := cls.aws("cloudformation", "describe-stacks", *of_stack)["Stacks"][0]["StackStatus"]).endswith(
            "_IN_PROGRESS"
        ) and time.monotonic() < deadline:
            time.sleep(0.3)
        expected = {"create-stack": "CREATE_COMPLETE", "update-stack": "UPDATE_COMPLETE"}[command]
        if status != expected:
            raise AssertionError(f"the stack is {status}, not {expected}")

    def function(self):
        return self.aws("lambda", "get-function", "--function-name", NAME)

    def fetch(self, function):
        """The package that a function runs, from where the endpoint has it."""
        key = function["Code"]["Location"].split(".com/")[1].split("?")[0]
        file = self.directory / "fetched.zip"
        self.aws("s3api", "get-object", "--bucket", BUCKET, "--key", key, str(file))
        return file.read_bytes()

    def test_the_function_is_the_package(self):
        configuration = self.function()["Configuration"]
        self.assertEqual(configuration["CodeSha256"], digest(self.package))
        self.assertEqual(configuration["CodeSize"], len(self.package))
        self.assertEqual(configuration["Runtime"], "provided.al2023")
        self.assertEqual(configuration["Architectures"], [ARCHITECTURES[elf.machine(EXECUTABLE)]])

    def test_what_is_deployed_answers(self):
        function = self.function()
        with tempfile.TemporaryDirectory() as folder:
            executable = package.unpack(self.fetch(function), folder)
            self.assertEqual(executable.read_bytes(), EXECUTABLE.read_bytes())
            events = [Event(request("GET", "/health")), Event(request("GET", "/orders/17"))]
            variables = function["Configuration"]["Environment"]["Variables"]
            version = {"AWS_LAMBDA_FUNCTION_VERSION": function["Configuration"]["Version"]}
            with Interface(events) as played, Function(
                played.address, executable=executable, **variables, **version
            ) as process:
                played.wait(2)
                bodies = [json.loads(call.body)["body"] for call in played.calls if call.path.endswith("/response")]
                self.assertEqual(played.faults, [])
                self.assertEqual(process.errors, "")
        self.assertEqual(
            [json.loads(body) for body in bodies],
            [
                {"status": "ok", "environment": "dev", "version": "$LATEST"},
                {"id": "17", "order": {"status": "shipped"}},
            ],
        )

    def test_packages_have_the_mode_of_executables(self):
        """Both what is packed and what is unpacked keep it; without it Lambda couldn't start the function."""
        with tempfile.TemporaryDirectory() as folder:
            executable = Path(folder, "plain")
            executable.write_bytes(EXECUTABLE.read_bytes())
            executable.chmod(0o600)
            self.assertEqual(package.pack(executable), self.package)
            self.assertEqual(package.unpack(self.package, folder).stat().st_mode & 0o777, 0o755)

    def test_another_package_changes_the_code_alone(self):
        before = self.function()["Configuration"]
        with tempfile.TemporaryDirectory() as folder:
            other = Path(folder, "other")
            # What follows an executable's last section doesn't change what it does.
            other.write_bytes(EXECUTABLE.read_bytes() + b"\0")
            content = package.pack(other)
        try:
            self.deploy("update-stack", self.put(content))
            after = self.function()["Configuration"]
        finally:
            self.deploy("update-stack", self.put(self.package))
        self.assertEqual([after["CodeSha256"], after["CodeSize"]], [digest(content), len(content)])
        changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
        self.assertLessEqual(changed, {"CodeSha256", "CodeSize", "LastModified", "RevisionId"})
        self.assertEqual(self.function()["Configuration"]["CodeSha256"], digest(self.package))

    def test_what_the_endpoint_leaves_out(self):
        """Told and not hidden; what it has begun to do is told as well, so that it's tried here."""
        found = self.aws("cloudformation", "describe-stack-resources", "--stack-name", STACK)["StackResources"]
        resources = template("key")["Resources"]
        missing = sorted(set(resources) - {each.get("LogicalResourceId") for each in found})
        for name in missing:
            print(f"moto skips {name} ({resources[name]['Type']})")
        self.assertEqual(missing, ["Live"])
        with self.assertRaises(AwsError):
            self.aws("lambda", "get-alias", "--function-name", NAME, "--name", "live")
        configuration = self.function()["Configuration"]
        for name in resources["Api"]["Properties"]:
            if name not in {*configuration, "FunctionName", "Code"}:
                print(f"moto skips {name} of the function")
        print("moto and LocalStack start functions in containers, and none here: what they have is run by the test")


if __name__ == "__main__":
    unittest.main()
