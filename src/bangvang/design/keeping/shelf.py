"""Kept pages of one process: packed once, the least asked for given up when the shelf is full."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date

from bangvang.design.keeping.mark import Mark
from bangvang.design.keeping.versions import BEGAN_ANEW

LIFETIME = 300
"""Seconds after which a page is made again though nothing was told: what is changed past the verbs shows by then."""
MOST_BYTES = 32 * 1024 * 1024
WORTH_PACKING = 400
PACKED = (
    "text/",
    "application/json",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "image/svg+xml",
)
"""Types that grow smaller."""
_ON_NOT_MODIFIED = ("Cache-Control", "Expires", "Vary")


def may_pack(request: HttpRequest) -> bool:
    return "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")


def pack(body: bytes) -> bytes:
    """``body`` as gzip; the same bytes each time."""
    return gzip.compress(body, compresslevel=6, mtime=0)


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as it is sent, plain and packed, with what it was made of: versions, the day, and how long it may stand."""

    body: bytes
    packed: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    modified: str
    apps: tuple[str, ...]
    version: tuple[int, ...]
    day: date
    until: float

    @classmethod
    def of(cls, answer: HttpResponse, mark: Mark, told: Counter[str], before: Page | None = None) -> Page:
        """Keep ``answer``, made after ``told`` was read. ``before``: the page that stood there; the same words keep its hour."""
        if "Cache-Control" not in answer:
            answer["Cache-Control"] = "no-cache"  # kept by browsers too, and asked for each time: a 304 costs nothing
        patch_vary_headers(answer, ["Accept-Encoding", "Cookie"])
        made, body = time.time(), answer.content
        small = body if len(body) < WORTH_PACKING or not answer["Content-Type"].startswith(PACKED) else pack(body)
        etag = f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
        return cls(
            body=body,
            packed=small,
            headers=tuple((name, words) for name, words in answer.items() if name != "Content-Length"),
            etag=etag,
            modified=before.modified if before and before.etag == etag else http_date(made),
            apps=mark.apps,
            version=_version(told, mark.apps),
            day=timezone.localdate(),
            until=(made // 60 + 1) * 60 if mark.for_a_minute else made + LIFETIME,
        )

    def holds(self, told: Counter[str]) -> bool:
        """Whether nothing that the page tells of has changed."""
        return (
            self.version == _version(told, self.apps) and time.time() < self.until and self.day == timezone.localdate()
        )

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page as ``request`` wants it: not at all when the reader has it, packed when the reader can unpack."""
        if self._is_known_to(request):
            answer: HttpResponse = HttpResponseNotModified(
                headers={name: words for name, words in self.headers if name in _ON_NOT_MODIFIED}
            )
        else:
            packed = self.packed is not self.body and may_pack(request)
            answer = HttpResponse(self.packed if packed else self.body, headers=dict(self.headers))
            answer["Content-Length"] = str(len(answer.content))
            if packed:
                answer["Content-Encoding"] = "gzip"
        answer["ETag"], answer["Last-Modified"] = self.etag, self.modified
        return answer

    def _is_known_to(self, request: HttpRequest) -> bool:
        asked = request.META.get("HTTP_IF_NONE_MATCH")
        if asked is not None:
            return self.etag in asked or asked.strip() == "*"
        return bool(request.META.get("HTTP_IF_MODIFIED_SINCE") == self.modified)

    @property
    def size(self) -> int:
        return len(self.body) + (len(self.packed) if self.packed is not self.body else 0) + 2_000


class Shelf:
    """Pages by their address and their reader's look. Threads may share it."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._size, self._most = 0, most

    def take(self, key: Hashable) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page) -> None:
        """Keep ``page``; those asked for longest ago make room for it."""
        with self._lock:
            before = self._pages.pop(key, None)
            self._pages[key] = page
            self._size += page.size - (before.size if before else 0)
            while self._size > self._most and self._pages:
                self._size -= self._pages.popitem(last=False)[1].size

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._size = 0


def _version(told: Counter[str], apps: tuple[str, ...]) -> tuple[int, ...]:
    return (told[BEGAN_ANEW], *(told[app] for app in apps))
