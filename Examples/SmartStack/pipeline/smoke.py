#!/usr/bin/env python3
"""Asks an API whether it answers as it should: smoke.py ENDPOINT ENVIRONMENT

Nothing is changed by it. An API that was just made may take a while to be there, which is waited for.
"""

import json
import sys
import time
import urllib.error
import urllib.request

PATIENCE = 60


def ask(method, url, body=None):
    """The status and the body, read as JSON, of an answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read() or b"null")


def wait(url):
    """Waits until there is an answer that isn't the gateway's own."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            status, _ = ask("GET", url)
            reason = f"it gave {status}"
            if status < 500 and status not in (403, 429):
                return
        except (OSError, ValueError) as error:
            reason = str(error)
        if time.monotonic() > deadline:
            sys.exit(f"error: {url} doesn't answer after {PATIENCE} s: {reason}")
        time.sleep(1)


def main():
    if len(sys.argv) != 3 or not sys.argv[1].startswith(("https://", "http://127.0.0.1:")):
        print(f"error: expected the address of the API and the environment's name\n\n{__doc__}", file=sys.stderr)
        sys.exit(2)
    endpoint, environment = sys.argv[1].rstrip("/"), sys.argv[2]
    wait(f"{endpoint}/health")
    items = [{"quantity": 2, "cents": 150}, {"quantity": 1, "cents": 99}]
    wanted = [
        ("GET", "/health", None, 200, {"status": "ok", "environment": environment}),
        ("POST", "/quotes", {"items": items}, 200, {"items": 2, "cents": 399}),
        ("POST", "/quotes", {"items": []}, 400, {}),
        ("GET", "/orders/smoke-test", None, 404, {"error": "there is no such order"}),
        ("DELETE", "/orders/smoke-test", None, (404, 405), {}),
    ]
    failed = False
    for method, path, body, statuses, members in wanted:
        status, answer = ask(method, endpoint + path, body)
        statuses = statuses if isinstance(statuses, tuple) else (statuses,)
        found = answer if isinstance(answer, dict) else {}
        wrong = {name: found.get(name) for name, value in members.items() if found.get(name) != value}
        if status in statuses and not wrong:
            print(f"ok: {method} {path} gave {status}")
            continue
        failed = True
        expected = " or ".join(map(str, statuses)) + (f" and {json.dumps(members)}" if members else "")
        given = f"{status}" + (f" and {json.dumps(wrong)}" if wrong else "")
        print(f"error: {method} {path}: expected {expected}, given {given}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
