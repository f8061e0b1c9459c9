"""An HTTP API before a function: requests become events of payload 2.0, one after another, and answers responses."""

import contextlib
import http.server
import json
import queue
import threading

from function import Function, request
from interface import Event, Interface


@contextlib.contextmanager
def gateway(**variables):
    """Runs the function behind an address on this machine, and yields that."""
    events = queue.Queue()

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self):
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length).decode() if length else None
            headers = {name.lower(): value for name, value in self.headers.items()}
            event = Event(request(self.command, self.path, body, headers=headers))
            events.put(event)
            if not event.answered.wait(30):
                return self.send_error(504)
            answer = json.loads(event.answer)
            if "statusCode" not in answer:
                return self.send_error(500)
            content = answer["body"].encode()
            self.send_response(answer["statusCode"])
            for name, value in {**answer["headers"], "content-length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server, Interface(
        iter(events.get, None)
    ) as played, Function(played.address, **variables):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            events.put(None)
