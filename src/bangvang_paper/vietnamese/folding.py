"""One spelling for many ways of typing the same letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Spaces that Word and web pages leave behind, and marks without width that a name must not carry.
_ODD_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_WIDTHLESS = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u00f7]")  # ÷ stands for a dash in ranges of years


def nfc(text: str) -> str:
    """Composed Unicode (NFC) with marks in the order that Vietnamese keyboards write them."""
    return unicodedata.normalize("NFC", text)


def single_spaced(text: str) -> str:
    """NFC, every run of spaces one space, none at the ends, widthless marks gone."""
    return _ODD_SPACES.sub(" ", _WIDTHLESS.sub("", nfc(text))).strip()


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Lower case without any mark, ``đ`` as ``d``, dashes as "-", single spaces: a key for search and comparison.

    ``folded("Đặng  Thị Ường") == "dang thi uong"``; idempotent.
    """
    bare = unicodedata.normalize("NFD", _DASHES.sub("-", single_spaced(text)).casefold())
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _ODD_SPACES.sub(" ", unicodedata.normalize("NFC", letters.replace("đ", "d"))).strip()
