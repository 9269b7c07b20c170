"""Speaking to a terminal: one JSON document on standard output, sentences for people on standard error, exit codes."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

DONE, REFUSED, WRONG_CALL = 0, 1, 2


class WrongCall(Exception):
    """The call or its file cannot be used; the sentence says why and what now."""


def say(sentence: str) -> None:
    """A line for people, on standard error."""
    print(sentence, file=sys.stderr, flush=True)


def answer(document: Any) -> None:
    """The one JSON document, on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=1, default=str))


def start_django(data: str | None = None) -> None:
    """Set up Django on the data folder; checks that the database is one that keeps what it is told."""
    if data:
        os.environ["BANGVANG_DATA"] = str(Path(data).expanduser().resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangvang.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
        from bangvang.config.sqlite import check_database

        check_database()
    except ImproperlyConfigured as wrong:
        raise WrongCall(str(wrong)) from wrong


def speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def day_of(text: str) -> date:
    """The day in an argument such as 2026-01-31. Raises `WrongCall`."""
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise WrongCall(f"“{text}” không phải ngày. Hãy viết như 2026-01-31.") from wrong


def bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise WrongCall(f"Không mở được {path}: {wrong.strerror}. Hãy kiểm tra đường dẫn.") from wrong
