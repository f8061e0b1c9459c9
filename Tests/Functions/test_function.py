"""Runs the example's function against a played runtime interface, as Lambda would run it."""

import datetime
import json
import os
import socket
import unittest

import interface
from function import Function, request
from interface import Event, Interface


class FunctionTests(unittest.TestCase):
    def calls(self, played):
        return [f"{call.method} {call.path}" for call in played.calls]

    def run_events(self, *events, **variables):
        """Has the function answer events, and ends it; the interface, which has all calls, and the function's log."""
        with Interface(events) as played, Function(played.address, **variables) as function:
            played.wait(len(events))
            played.end()
            self.assertEqual(function.wait(), 1)
            self.assertEqual(played.faults, [])
            self.assertEqual(function.errors, "")
            return played, function.log

    def bodies(self, played):
        """What the events were answered with: the status, and the body read as JSON."""
        answers = [json.loads(call.body) for call in played.calls if call.path.endswith("/response")]
        return [(answer["statusCode"], json.loads(answer["body"])) for answer in answers]

    def order(self, number=17, **options):
        return Event(request("GET", f"/orders/{number}"), **options)

    def test_an_event_is_answered(self):
        event = self.order()
        played, log = self.run_events(event)
        self.assertEqual(
            self.calls(played), ["GET invocation/next", f"POST invocation/{event.id}/response", "GET invocation/next"])
        self.assertEqual(played.calls[1].headers["content-type"], "application/json")
        self.assertEqual(
            json.loads(played.calls[1].body),
            {
                "statusCode": 200,
                "headers": {"content-type": "application/json", "cache-control": "no-store"},
                "body": '{"id":"17","order":{"status":"shipped"}}',
                "isBase64Encoded": False,
            },
        )
        # One connection does for all.
        self.assertEqual(played.connections, 1)
        # The id, the trace and the deadline of the headers have come to the handler.
        line = log[0]
        now = datetime.datetime.now(datetime.timezone.utc)
        self.assertLess(abs((now - datetime.datetime.fromisoformat(line.pop("timestamp"))).total_seconds()), 60)
        remaining = line.pop("remainingMs")
        self.assertTrue(25_000 < remaining <= 30_000, remaining)
        self.assertEqual(
            line,
            {
                "level": "INFO", "message": "answered", "requestId": event.id, "route": "GET /orders/{id}", "status": 200,
                "traceId": f"Root=1-{event.id[:8]};Sampled=1",
            },
        )

    def test_what_is_asked_for_decides(self):
        quote = json.dumps({"items": [{"quantity": 3, "cents": 250}]})
        played, log = self.run_events(
            Event(request("GET", "/health")), self.order(18), Event(request("PUT", "/health")),
            Event(request("POST", "/quotes", quote)), Event(request("POST", "/quotes", "{}")),
            AWS_LAMBDA_FUNCTION_VERSION="12",
        )
        self.assertEqual(
            self.bodies(played),
            [
                (200, {"status": "ok", "environment": "dev", "version": "12"}),
                (404, {"error": "there is no such order"}),
                (405, {"error": "/health takes GET alone"}),
                (200, {"items": 1, "cents": 750}),
                (400, {"error": "expected a list that isn't empty as items, given nothing"}),
            ],
        )
        self.assertEqual([line["status"] for line in log[:-1]], [200, 404, 405, 200, 400])

    def test_an_event_without_an_answer_is_an_error(self):
        """And the one after it is answered."""
        for body, type, message in [
            (b'{"version": "1.0"}', "Event.Invalid",
             "the event is none of an HTTP API with payload 2.0: expected 2.0 as version, given 1.0"),
            (b'{"version": ', "Event.InvalidJSON", "the event is no JSON: expected a value, given the end at byte 13"),
            (b"", "Event.InvalidJSON", "the event is no JSON: expected a value, given the end at byte 1"),
            (b'{"version": "\xff"}', "Event.InvalidJSON",
             'the event is no JSON: expected text in UTF-8 before this, given """ at byte 15'),
            (b"[" * 5_000_000, "Event.InvalidJSON",
             'the event is no JSON: expected at most 128 values within each other, given "[" at byte 129'),
        ]:
            with self.subTest(type, length=len(body)):
                event, good = Event(body), self.order()
                played, log = self.run_events(event, good)
                self.assertEqual(
                    self.calls(played),
                    ["GET invocation/next", f"POST invocation/{event.id}/error", "GET invocation/next",
                     f"POST invocation/{good.id}/response", "GET invocation/next"],
                )
                call = played.calls[1]
                self.assertEqual(call.headers["content-type"], "application/vnd.aws.lambda.error+json")
                self.assertEqual(call.headers["lambda-runtime-function-error-type"], type)
                error = {"errorType": type, "errorMessage": message, "stackTrace": []}
                self.assertEqual(json.loads(call.body), error)
                self.assertEqual(log[0]["level"], "ERROR")
                self.assertEqual(log[0]["requestId"], event.id)
                self.assertEqual(log[0]["error"], error)

    def test_an_event_without_its_headers_is_an_error(self):
        deadline = ("Lambda-Runtime-Deadline-Ms", "a time in milliseconds")
        for (name, expected), value in [
            *((deadline, value) for value in (None, "", "soon", "0", str(-(2**63)), str(2**63))),
            (("Lambda-Runtime-Invoked-Function-Arn", "an ARN"), None),
        ]:
            with self.subTest(name, value=value):
                played, _ = self.run_events(self.order(headers={name: value}), self.order())
                error = json.loads(played.calls[1].body)
                self.assertEqual(error["errorType"], "Runtime.InvalidInvocation")
                self.assertEqual(error["errorMessage"], f"expected {expected} as {name}")
                self.assertEqual(len(self.bodies(played)), 1)

    def test_a_trace_ends_with_its_event(self):
        played, log = self.run_events(self.order(), self.order(headers={"Lambda-Runtime-Trace-Id": None}))
        self.assertEqual(["traceId" in line for line in log[:-1]], [True, False])

    def test_events_are_large(self):
        item = {"quantity": 1, "cents": 7}
        items = [item] * (5_000_000 // len(json.dumps(item)))
        body = json.dumps({"items": items})
        for delivery in (interface.whole, interface.chunked):
            with self.subTest(delivery.__name__):
                event = Event(request("POST", "/quotes", body), delivery)
                self.assertGreater(len(event.body), 5_000_000)
                played, _ = self.run_events(event)
                self.assertEqual(self.bodies(played), [(200, {"items": len(items), "cents": 7 * len(items)})])

    def test_events_come_in_pieces(self):
        for delivery in (interface.byte_by_byte, interface.chunked, interface.until_closed):
            with self.subTest(delivery.__name__):
                played, _ = self.run_events(*(self.order(delivery=delivery) for _ in range(3)))
                self.assertEqual(self.bodies(played), [(200, {"id": "17", "order": {"status": "shipped"}})] * 3)

    def test_connections_are_closed_and_opened_anew(self):
        for options in ({"closes_after_event": True}, {"closes_after_answer": True}, {"lost": 1}):
            with self.subTest(**options):
                events = [self.order(**options) for _ in range(5)]
                played, log = self.run_events(*events)
                self.assertEqual(len(self.bodies(played)), 5 + sum(options.get("lost", 0) for _ in events))
                self.assertGreaterEqual(played.connections, 5)
                self.assertEqual([line["level"] for line in log], ["INFO"] * 5 + ["FATAL"])

    def test_what_the_interface_refuses(self):
        """An answer that is too large becomes an error; another refusal is logged, and the next event answered."""
        large, refused, unheard = self.order(status=413), self.order(status=400), Event(b"", error_status=403)
        played, log = self.run_events(large, refused, unheard, self.order())
        self.assertEqual(
            self.calls(played)[1:8],
            [f"POST invocation/{large.id}/response", f"POST invocation/{large.id}/error", "GET invocation/next",
             f"POST invocation/{refused.id}/response", "GET invocation/next",
             f"POST invocation/{unheard.id}/error", "GET invocation/next"],
        )
        size = len(played.calls[1].body)
        error = json.loads(played.calls[2].body)
        self.assertEqual(error["errorType"], "Answer.TooLarge")
        self.assertEqual(error["errorMessage"], f"the answer has {size} bytes, more than Lambda takes")
        grave = [(line["requestId"], line["message"], line.get("status")) for line in log if line["level"] == "ERROR"]
        self.assertEqual(
            grave,
            [(large.id, "the event has no answer", None), (refused.id, "the answer was refused", 400),
             (unheard.id, "the event has no answer", None), (unheard.id, "the error was refused", 403)],
        )

    def ending(self, played, **variables):
        """The reason that the log gives where the process ends by itself."""
        with played, Function(played.address, **variables) as function:
            self.assertEqual(function.wait(), 1)
            self.assertEqual(function.errors, "")
            self.assertEqual(function.log[-1]["level"], "FATAL")
            return function.log[-1]

    def test_it_ends_where_the_interface_is_broken(self):
        answer = "/2018-06-01/runtime/invocation"
        event = self.order(status=500)
        for played, reason in [
            (Interface(next_status=500), f"GET {answer}/next gave 500, expected 200"),
            (Interface([event]), f"POST {answer}/{event.id}/response gave 500, expected 202"),
            (Interface([self.order(id="../init/error")]),
             "expected letters, digits and hyphens as Lambda-Runtime-Aws-Request-Id"),
            (Interface([self.order(delivery=lambda head, body: [b"SSH-2.0-server\r\n\r\n"])]),
             "expected a status line such as HTTP/1.1 200 OK"),
            (Interface([self.order(delivery=lambda head, body: [head + b"Content-Length: 9\r\n\r\n{"],
                                   closes_after_event=True)]),
             "the connection was closed within an answer"),
            (Interface([self.order(lost=2)]), "the connection was closed before an answer"),
        ]:
            with self.subTest(reason):
                self.assertEqual(self.ending(played)["reason"], reason)

    def test_it_ends_with_the_interface(self):
        for count, reason in [(0, "the connection was closed before an answer"), (1, "can't be reached")]:
            with self.subTest(reason), Interface([self.order() for _ in range(count)]) as played, Function(played.address) as function:
                played.wait(count)
                played.end()
                self.assertEqual(function.wait(), 1)
                self.assertEqual(function.log[-1]["message"], "the runtime interface ended")
                self.assertIn(reason, function.log[-1]["reason"])

    def test_nobody_need_read_the_log(self):
        """As where what collects logs ends first."""
        read, write = os.pipe()
        os.close(read)
        with Interface([self.order(), Event(b""), self.order()]) as played, Function(played.address, output=write):
            os.close(write)
            played.wait(3)
            self.assertEqual(len(self.bodies(played)), 2)
        read, write = os.pipe()
        os.close(read)
        with Interface() as played, Function(played.address, output=write, ENVIRONMENT="") as function:
            os.close(write)
            self.assertEqual(function.wait(), 1)
            self.assertEqual(self.calls(played), ["POST init/error"])

    def test_it_ends_where_there_is_no_interface(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        with Function(f"127.0.0.1:{port}") as function:
            self.assertEqual(function.wait(), 1)
            self.assertIn(f"127.0.0.1:{port} can't be reached: Connection refused", function.log[-1]["reason"])

    def test_it_says_what_is_missing_at_a_terminal(self):
        for address, message in [
            (None, "AWS_LAMBDA_RUNTIME_API isn't set: this is a function that Lambda starts, or what plays its runtime "
                   "interface"),
            ("interface:80", "AWS_LAMBDA_RUNTIME_API is no address; expected an IPv4 address and a port, as "
                             "127.0.0.1:9001, given interface:80"),
        ]:
            with self.subTest(address), Function(address) as function:
                self.assertEqual(function.wait(), 1)
                self.assertEqual(function.errors, f"error: {message}\n")
                self.assertEqual(function.output, "")

    def test_it_says_what_is_wrong_with_its_variables(self):
        for variables, type, message in [
            ({"ENVIRONMENT": None}, "Settings.Missing",
             "the variable ENVIRONMENT isn't set; expected the environment's name, as dev"),
            ({"ORDERS": '{"secret'}, "Settings.Invalid",
             "the variable ORDERS is no JSON: expected the text's end, given the end at byte 9"),
        ]:
            with self.subTest(type):
                played = Interface()
                line = self.ending(played, **variables)
                self.assertEqual(self.calls(played), ["POST init/error"])
                self.assertEqual(played.calls[0].headers["lambda-runtime-function-error-type"], type)
                error = {"errorType": type, "errorMessage": message, "stackTrace": []}
                self.assertEqual(json.loads(played.calls[0].body), error)
                self.assertEqual(line["error"], error)

    def test_nothing_secret_is_told(self):
        """Neither a variable, nor a header, a query, a path or a body of a request is in the log, or in an error."""
        secret = "s3cr3t"
        headers = {"authorization": secret, "cookie": secret, "content-type": "application/json"}
        events = [
            Event(request("GET", "/health", headers=headers, rawQueryString=f"key={secret}")),
            Event(request("GET", f"/{secret}", headers=headers)),
            Event(request(secret, f"/orders/{secret}", headers=headers)),
            Event(request("POST", "/quotes", f'{{"items": "{secret}"}}', headers=headers)),
            Event(request("POST", "/quotes", f'{{"items": {secret}}}', headers=headers)),
            Event(request("GET", "/health", version=secret)),
            Event(json.dumps({"version": "2.0", secret: secret}).encode()),
            Event(f'{{"version": {secret}'.encode()),
        ]
        with Interface(events) as played, Function(
            played.address, PASSWORD=secret, AWS_SECRET_ACCESS_KEY=secret, AWS_SESSION_TOKEN=secret,
            AWS_LAMBDA_LOG_LEVEL="DEBUG",
        ) as function:
            played.wait(len(events))
            self.assertEqual(len(function.log), len(events))
            self.assertNotIn(secret, function.output + function.errors)
            for call in played.calls:
                self.assertNotIn(secret, call.body.decode())

    def test_the_log_has_a_least_level(self):
        _, log = self.run_events(self.order(), Event(b""), AWS_LAMBDA_LOG_LEVEL="ERROR")
        self.assertEqual([line["level"] for line in log], ["ERROR", "FATAL"])

    @unittest.skipUnless(os.path.exists("/proc/self/smaps_rollup"), "what a process holds is read from /proc")
    def test_memory_does_not_grow(self):
        items = json.dumps({"items": [{"quantity": 1, "cents": 1}] * 10_000})

        def small():
            return [Event(request("GET", "/health")), self.order(), Event(b"{"), Event(request("POST", "/quotes", "{"))]

        def large():
            return [Event(request("POST", "/quotes", items), delivery) for delivery in (interface.whole, interface.chunked)]

        # More than 200 events each. What small ones need is the same each time, so that 20 bytes of one that aren't given
        # back would be seen; what large ones need differs by a part of one, of which none may be held.
        for make, rounds, most in [(small, 100, 8), (large, 110, 4_000)]:
            with self.subTest(make.__name__):
                held = []

                def events():
                    for _ in range(2):
                        for _ in range(rounds):
                            yield from make()
                        # The function waits for the next event now, and does nothing.
                        held.append(function.resident)
                    yield self.order()

                with Interface(events()) as played, Function(played.address) as function:
                    played.wait(2 * rounds * len(make()) + 1, 60)
                    self.assertEqual(played.faults, [])
                    self.assertEqual(played.connections, 1)
                    self.assertLessEqual(held[1] - held[0], most, f"{held} KiB")


if __name__ == "__main__":
    unittest.main()
