"""What a file may be called when it is shown or sent back."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+')


def safe_name(name: str) -> str:
    """``name`` without folders, control characters or direction tricks, at most 150 characters, never empty."""
    cleaned = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", name)).strip(" .")
    cleaned = re.sub(r"\s+", " ", cleaned)
    if len(cleaned) > 150:
        stem, dot, ending = cleaned.rpartition(".")
        cleaned = f"{stem[: 149 - len(ending)]}{dot}{ending}" if dot and len(ending) <= 8 else cleaned[:150]
    return cleaned or "khong-ten"
