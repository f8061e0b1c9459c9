"""Takes resources that exist into a stack, with the AWS command line as users have it.

No local endpoint imports resources: LocalStack refuses such a change set, and moto makes anew what it should import, and ends
as after an update. So it's played that they're taken in; what the command line sends is looked at on its way to moto.
"""

import http.server
import re
import tempfile
import threading
import unittest
import urllib.error
import urllib.parse
import urllib.request

from endpoints import Aws, mended_moto
from test_synth import ANSWERS, PASSWORD, STACK, SYSTEM, User

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"


class ImportTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name
        endpoint = mended_moto()
        listener = Listener(endpoint.__enter__())
        self.addCleanup(endpoint.__exit__, None, None, None)
        self.calls = listener.__enter__().calls
        self.addCleanup(listener.__exit__, None, None, None)
        self.aws = Aws(listener.address, self.directory)
        self.user = User(self.directory, self.aws.environment)
        self.user.synth("profile", "create", SYSTEM, "default", *ANSWERS, input=PASSWORD + "\n")

    def test_two_of_many_are_taken_in(self):
        user = self.user
        command = ("deploy", "--environment", "prod", "--import", "--yes")
        given = ("--identify", f"Key=KeyId={KEY}", "--identify", "Cluster=ClusterName=shop")
        # What the tool asks for is left for the next deployment.
        skipped = set()
        while True:
            result = user.run("synth", *command, *given, *(word for each in sorted(skipped) for word in ("--skip", each)))
            if result.returncode == 0:
                break
            named = set(re.findall(r"^  (\w+) \(AWS::|--skip (\w+)", result.stderr, re.MULTILINE))
            fresh = {name for pair in named for name in pair if name} - skipped - {"Key", "Cluster"}
            self.assertTrue(fresh, result.stderr)
            skipped |= fresh
        self.assertIn("  Add     Key  AWS::KMS::Key\n", result.stdout)
        self.assertIn(f"{STACK}: Key is AWS::KMS::Key KeyId={KEY}\n", result.stdout)
        self.assertIn(f"imported {STACK}/Cluster, {STACK}/Key\n", result.stdout)

        sent = [call for call in self.calls if call.get("Action") == "CreateChangeSet"]
        self.assertEqual([call["ChangeSetType"] for call in sent], ["IMPORT"])
        resources = {
            name.removeprefix("ResourcesToImport."): value
            for name, value in sent[0].items() if name.startswith("ResourcesToImport.")
        }
        self.assertEqual(
            resources,
            {
                "member.1.ResourceType": "AWS::ECS::Cluster",
                "member.1.LogicalResourceId": "Cluster",
                "member.1.ResourceIdentifier.entry.1.key": "ClusterName",
                "member.1.ResourceIdentifier.entry.1.value": "shop",
                "member.2.ResourceType": "AWS::KMS::Key",
                "member.2.LogicalResourceId": "Key",
                "member.2.ResourceIdentifier.entry.1.key": "KeyId",
                "member.2.ResourceIdentifier.entry.1.value": KEY,
            },
        )
        template = self.aws("cloudformation", "get-template", "--stack-name", STACK)["TemplateBody"]
        self.assertEqual(sorted(template["Resources"]), ["Cluster", "Key"])
        self.assertTrue(all(each["DeletionPolicy"] for each in template["Resources"].values()))
        self.assertNotIn("Outputs", template)
        entry = user.record()["_history"][-1]
        self.assertEqual(entry["kind"], "import")
        self.assertEqual(
            entry["imported"], {f"{STACK}/Cluster": {"ClusterName": "shop"}, f"{STACK}/Key": {"KeyId": KEY}})
        self.assertEqual([path.name for path in user.profiles.iterdir() if "import" in path.name], [])
        print(f"\n  synth imported 2 resources and left {len(skipped)}; moto made them anew")


class Listener:
    """Hands requests on to an endpoint, and keeps what they ask for."""

    def __init__(self, endpoint):
        self.endpoint, self.calls = endpoint, []

    def __enter__(self):
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.calls.append(dict(urllib.parse.parse_qsl(body.decode("utf-8", "replace"))))
                request = urllib.request.Request(outer.endpoint + self.path, body, dict(self.headers))
                try:
                    answer = urllib.request.urlopen(request, timeout=60)
                except urllib.error.HTTPError as error:
                    answer = error
                with answer:
                    content = answer.read()
                    self.send_response(answer.status)
                    self.send_header("Content-Type", answer.headers["Content-Type"])
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *arguments):
        self.server.shutdown()
        self.server.server_close()


if __name__ == "__main__":
    unittest.main()
