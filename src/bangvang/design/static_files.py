"""Styles, scripts and drawings are sent packed. Each is packed when it is first asked for, and kept while it is the same."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from whitenoise.middleware import WhiteNoiseMiddleware

from bangvang.design.keeping.shelf import PACKED, WORTH_PACKING, may_pack, pack

_TYPES = (*PACKED, "application/javascript")


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise, which would only find files that somebody packed beforehand."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        self._bodies: dict[tuple[str, str], bytes] = {}

    def serve(self, static_file: object, request: HttpRequest) -> HttpResponseBase:
        plain: HttpResponseBase = super().serve(static_file, request)
        if not plain.get("Content-Type", "").startswith(_TYPES) or "Content-Encoding" in plain:
            return plain
        patch_vary_headers(plain, ["Accept-Encoding"])
        if plain.status_code != 200 or request.method != "GET" or not may_pack(request):
            return plain
        return self._packed(request.path_info, plain)

    def _packed(self, path: str, plain: HttpResponseBase) -> HttpResponseBase:
        known, key = self._bodies, (path, plain.get("ETag", "") or plain.get("Last-Modified", ""))
        if key not in known:
            body = b"".join(plain)  # type: ignore[call-overload]  # a file, read in pieces
            known[key] = pack(body) if len(body) >= WORTH_PACKING else body
        plain.close()
        answer = HttpResponse(known[key], headers=dict(plain.items()))
        answer["Content-Length"] = str(len(known[key]))
        if known[key].startswith(b"\x1f\x8b"):
            answer["Content-Encoding"] = "gzip"
        return answer
