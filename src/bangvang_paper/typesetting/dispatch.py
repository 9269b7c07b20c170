"""Công văn, by Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.5: DOCX to edit, PDF to keep. It has no name of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.annex import Annex, annex_blocks
from bangvang_paper.typesetting.fitting import balanced
from bangvang_paper.typesetting.letterhead import centred
from bangvang_paper.typesetting.measures import measures_from
from bangvang_paper.typesetting.official import SignedPaper, closing, paragraphs
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Block, Pair, Sheet
from bangvang_paper.typesetting.wording import clean, ended, long_day

_ABOUT_SIZE = 12
"""Points of "V/v …" below the number."""


@dataclass(frozen=True, kw_only=True)
class DispatchPaper(SignedPaper):
    """A công văn as it is to be signed. ``heading`` comes without "V/v"; the last of ``paragraphs`` closes with "./."."""

    addressee: str
    paragraphs: Sequence[str]
    annex: Annex | None = None


def dispatch_docx(paper: DispatchPaper) -> bytes:
    """The công văn as an editable DOCX in Times New Roman."""
    return sheet_docx(dispatch_sheet(paper))


def dispatch_pdf(paper: DispatchPaper) -> bytes:
    """The công văn as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(dispatch_sheet(paper))


def dispatch_sheet(paper: DispatchPaper) -> Sheet:
    """The blocks in the order of Mẫu 1.5: what it is about stands below the number, not below a kind."""
    measures = measures_from(paper.layout)
    agency, numbered = letterhead.head(
        measures, parent=paper.parent_agency, agency=paper.agency, number=paper.code, place=paper.place, day=paper.signed_on
    )  # fmt: skip
    width = measures.text_width * numbered.left_share - 2
    about = balanced(f"V/v {clean(paper.heading)}", _ABOUT_SIZE, width)
    size = measures.size("body")
    to = balanced(f"Kính gửi: {clean(paper.addressee)}", size, measures.text_width - 20)
    said = [clean(line) for line in paper.paragraphs]
    blocks: list[Block] = [
        *letterhead.draft_line(paper.draft_note),
        agency,
        Pair((*numbered.left, centred(about, _ABOUT_SIZE, before=6)), numbered.right, left_share=numbered.left_share, before=6),
        centred(to, size, before=14),
        *paragraphs(measures, [*map(_closed, said[:-1]), *ended(said[-1:], last="./.")], "body"),
        closing(paper, measures, mark=letterhead.SIGNER),
    ]  # fmt: skip
    if paper.annex:
        named = f"Công văn số {paper.code} {long_day(paper.signed_on)} của {paper.agency_name}"
        blocks += annex_blocks(paper.annex, measures, named)
    return Sheet(
        title=f"Công văn về việc {clean(paper.heading)}",
        author=paper.agency_name,
        measures=measures,
        blocks=tuple(blocks),
    )


def _closed(line: str) -> str:
    return line if line.endswith((".", ":", ";")) else f"{line}."
