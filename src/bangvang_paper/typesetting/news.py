"""A piece of news on A4, as it is read on the portal: stamp, title, lead, text with pictures, lists of the honoured, QR."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.face import printable
from bangvang_paper.typesetting.qr import qr_svg

TEMPLATE = "news.typ"
_NO_LETTER = "□"
_PHOTOGRAPHS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}

Kind = Literal["paragraph", "heading", "quote", "one", "picture", "figures", "names"]


@dataclass(frozen=True)
class NewsPart:
    """One part. ``lines``: its words, meant by ``kind``.

    paragraph, heading: one line each. quote: words, then who said them. one: an enumeration "Một là …".
    figures: value, then words, in turns. names: a heading and its sub-line, then rows "number|name|unit".
    picture: the caption, then the credit; ``picture`` holds PNG, JPEG or SVG bytes, of ``size`` pixels across and down.
    """

    kind: Kind
    lines: tuple[str, ...] = ()
    picture: bytes = b""
    size: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class NewsPaper:
    """``stamp`` is the hour as the page writes it; ``address`` is printed and set as a QR ("" leaves both out)."""

    title: str
    stamp: str
    lead: str
    parts: Sequence[NewsPart]
    author: str = ""
    source: str = ""
    address: str = ""
    office: str = ""
    attachments: Sequence[str] = field(default_factory=tuple)


def news_pdf(paper: NewsPaper) -> bytes:
    """The page as PDF/A-2b. A letter that no shipped font has is set as □; pictures that are none are left out."""
    return press.pdf(TEMPLATE, _data(paper))


def _data(paper: NewsPaper) -> dict[str, object]:
    return {
        "title": _clean(paper.title),
        "stamp": _clean(paper.stamp),
        "lead": _clean(paper.lead),
        "author": _clean(paper.author),
        "source": _clean(paper.source),
        "office": _clean(paper.office),
        "address": _clean(paper.address),
        "qr": qr_svg(paper.address) if paper.address else "",
        "attachments": [_clean(one) for one in paper.attachments],
        "parts": [
            {"kind": part.kind, "lines": [_clean(line) for line in part.lines], "picture": _picture(part)}
            for part in paper.parts
        ],
    }


def _picture(part: NewsPart) -> str:
    """The picture as SVG text, in which Typst reads a photograph much sooner than from its own bytes; "" for no picture."""
    data = part.picture
    if data.lstrip().startswith(b"<svg"):
        return data.decode("utf-8", "replace")
    kind = next((name for head, name in _PHOTOGRAPHS.items() if data.startswith(head)), "")
    if not kind:
        return ""
    width, height = part.size
    content = base64.b64encode(data).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/{kind};base64,{content}"/></svg>'
    )


def _clean(text: str) -> str:
    letters = printable()
    return "".join(mark if mark in letters or mark == "\n" else _NO_LETTER for mark in text)
