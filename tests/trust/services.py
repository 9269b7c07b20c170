"""A time stamp authority, a list of revoked certificates and who answers for one of them, on this machine alone."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import tsp
from trust.authority import NOW, YEAR, Holder, authority, stamper


class Services:
    """A time stamp authority, a list of revoked certificates and who answers for one of them, on this machine alone."""

    def __init__(self) -> None:
        self.revoked: list[Holder] = []
        self.asked: list[str] = []
        self.down: set[str] = set()
        services = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(
                    "/thu-hoi.crl", "application/pkix-crl", lambda _body: authority().revoking(*services.revoked)
                )

            def do_POST(self) -> None:
                if self.path == "/hoi":
                    self._answer("/hoi", "application/ocsp-response", services.answered)
                else:
                    self._answer("/tsa", "application/timestamp-reply", services.stamped)

            def _answer(self, path, media_type, make) -> None:
                services.asked.append(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if self.path != path or path in services.down:
                    self.send_error(503)
                    return
                told = make(body)
                self.send_response(200)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *_args) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.stamper = stamper(authority(), asked_at=self.address, ends=NOW + 10 * YEAR)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def answered(self, body: bytes) -> bytes:
        return authority().answering(body, *self.revoked)

    def stamped(self, body: bytes) -> bytes:
        return self.stamper.request_tsa_response(tsp.TimeStampReq.load(body)).dump()
