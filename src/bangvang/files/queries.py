"""Read kept bytes back, and answer with them safely."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse

from bangvang.files.models import StoredFile


class DamagedFile(Exception):
    """The bytes on disk are no longer those that were kept."""


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def path_of(digest: str) -> Path:
    """Place of the bytes with this hash: two levels of folders so that none grows too large."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest[2:]


def content(file: StoredFile) -> bytes:
    """The bytes of ``file``, checked against their hash. Raises `DamagedFile` when they are gone or changed."""
    try:
        data = path_of(file.sha256).read_bytes()
    except FileNotFoundError as error:
        raise DamagedFile(f"Tệp {file.name} không còn trên đĩa. Hãy khôi phục thư mục tệp từ bản sao lưu.") from error
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise DamagedFile(f"Tệp {file.name} trên đĩa đã bị thay đổi. Hãy khôi phục thư mục tệp từ bản sao lưu.")
    return data


def wrong_files() -> Iterator[tuple[str, int]]:
    """(what is wrong, key) of every kept file whose bytes are gone or changed; each digest is read once."""
    seen: dict[str, str] = {}
    for file in StoredFile.objects.order_by("sha256", "pk").iterator(1_000):
        if file.sha256 not in seen:
            seen.clear()
            seen[file.sha256] = _fault(file)
        if seen[file.sha256]:
            yield seen[file.sha256], file.pk


def _fault(file: StoredFile) -> str:
    try:
        content(file)
    except DamagedFile as damaged:
        return str(damaged)
    return ""


def as_download(file: StoredFile, *, inline: bool = False) -> HttpResponse:
    """An answer that browsers save (or show, for PDF), never run."""
    return answer_with(content(file), name=file.name, media_type=file.media_type, inline=inline)


def answer_with(data: bytes | str, *, name: str, media_type: str, inline: bool = False) -> HttpResponse:
    """The same of what was made just now and is kept nowhere."""
    response = HttpResponse(data, content_type=media_type)
    kind = "inline" if inline and media_type == PDF else "attachment"
    response["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
