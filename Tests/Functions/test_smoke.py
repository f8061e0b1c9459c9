"""Runs the pipeline's smoke tests against the function, behind an HTTP API that is played."""

import subprocess
import sys
import unittest

from function import EXAMPLE
from gateway import gateway


def smoke(*arguments):
    command = [sys.executable, str(EXAMPLE / "pipeline/smoke.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


class SmokeTests(unittest.TestCase):
    def test_what_is_well(self):
        with gateway(ENVIRONMENT="staging") as address:
            result = smoke(address + "/", "staging")
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(
            result.stdout.splitlines(),
            ["ok: GET /health gave 200", "ok: POST /quotes gave 200", "ok: POST /quotes gave 400",
             "ok: GET /orders/smoke-test gave 404", "ok: DELETE /orders/smoke-test gave 405"],
        )

    def test_what_is_not(self):
        with gateway(ENVIRONMENT="staging", ORDERS='{"smoke-test": {}}') as address:
            result = smoke(address, "prod")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(
            result.stderr.splitlines(),
            ['error: GET /health: expected 200 and {"status": "ok", "environment": "prod"}, given 200 and '
             '{"environment": "staging"}',
             'error: GET /orders/smoke-test: expected 404 and {"error": "there is no such order"}, given 200 and '
             '{"error": null}'],
        )

    def test_what_is_no_address(self):
        for arguments in ([], ["https://example.com"], ["example.com", "dev"], ["file:///etc", "dev"]):
            with self.subTest(arguments):
                result = smoke(*arguments)
                self.assertEqual(result.returncode, 2)
                self.assertIn("error: expected the address of the API and the environment's name", result.stderr)


if __name__ == "__main__":
    unittest.main()
