"""An official paper as PDF/A-2b."""

from __future__ import annotations

from dataclasses import asdict

from bangvang_paper.typesetting import press
from bangvang_paper.typesetting.qr import qr_svg
from bangvang_paper.typesetting.sheet import AnnexStart, Block, Code, Pair, Paragraph, Room, Rule, Sheet, Table

TEMPLATE = "official.typ"
_KINDS: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Rule: "rule",
    Room: "room",
    Code: "code",
    Pair: "pair",
    Table: "table",
    AnnexStart: "annex",
}


def sheet_pdf(sheet: Sheet) -> bytes:
    """Set the sheet. Raises ``press.Unprintable`` for letters that no shipped font has."""
    measures = sheet.measures
    return press.pdf(
        TEMPLATE,
        {
            "title": sheet.title,
            "author": sheet.author,
            "measures": {
                "sheet": measures.sheet,
                "top": measures.top,
                "bottom": measures.bottom,
                "left": measures.left,
                "right": measures.right,
                "page_number": measures.size("page_number"),
            },
            "blocks": [_block(block) for block in sheet.blocks],
        },
    )


def _block(block: Block) -> dict[str, object]:
    kind = _KINDS[type(block)]
    if isinstance(block, Pair):
        inner = {"left": [_block(part) for part in block.left], "right": [_block(part) for part in block.right]}
        return {"kind": kind, **inner, "left_share": block.left_share, "before": block.before}
    if isinstance(block, Code):
        return {"kind": kind, "svg": qr_svg(block.text), "side": block.side}
    return {"kind": kind, **asdict(block)}
