"""Finds English on a page: words that Wagtail's messages have in English and that no Vietnamese message of ours has."""

from __future__ import annotations

import gettext
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import django
import wagtail

OURS = Path(__file__).resolve().parents[2] / "src/bangvang/portal/locale/vi/LC_MESSAGES"
SAID_IN = ("title", "aria-label", "placeholder", "alt")
SILENT = {"script", "style", "svg"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NAMES = {"alt", "ctrl", "enter", "javascript", "shift", "docx", "xlsx", "pdf", "webp", "jpeg", "jpg", "png"}
"""Keys and kinds of files: the same in every language."""
_PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]*>|&\w+;")
_WORD = re.compile(r"(?<![\w@./-])[A-Za-z]{3,}(?![\w@./-])")


@cache
def english_words() -> frozenset[str]:
    """Words of three letters or more of Wagtail's English that no Vietnamese message uses (``tin`` and ``can`` are both)."""
    english: set[str] = set()
    for path in Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/*.po"):
        lines = re.findall(r'^(?:msgid(?:_plural)? )?"(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
        english |= _words(" ".join(lines))
    vietnamese: set[str] = set()
    for path in [*OURS.glob("*.mo"), *Path(django.__file__).parent.rglob("locale/vi/LC_MESSAGES/*.mo")]:
        with path.open("rb") as file:
            vietnamese |= _words(" ".join(text for text in gettext.GNUTranslations(file)._catalog.values() if text))
    return frozenset(english - vietnamese - NAMES)


def english_in(texts: list[str]) -> list[str]:
    """Those of ``texts`` that hold an English word."""
    return sorted({text for text in texts if _words(text) & english_words()})


def said_on(html: str) -> list[str]:
    """What a page of the server says: its text, and the attributes that are read out."""
    ear = _Ear()
    ear.feed(html)
    return ear.heard


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(_PLACE.sub(" ", text))}


class _Ear(HTMLParser):
    """Hears everything but scripts, styles, drawings and what is marked as hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag not in VOID:
            self._open.append((tag, self._silent or tag in SILENT or "hidden" in said))
        names = (*SAID_IN, "value") if said.get("type") in {"submit", "button"} else SAID_IN
        self.heard += [said[name] for name in names if said.get(name)]

    def handle_endtag(self, tag: str) -> None:
        while any(tag == one for one, _ in self._open) and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.heard.append(" ".join(data.split()))

    @property
    def _silent(self) -> bool:
        return bool(self._open) and self._open[-1][1]
