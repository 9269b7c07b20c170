"""Tờ trình with its list, by Nghị định 30/2020/NĐ-CP, Mẫu 1.4 and Mẫu 2.1: DOCX to edit, PDF to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.annex import Annex, annex_blocks
from bangvang_paper.typesetting.fitting import balanced
from bangvang_paper.typesetting.letterhead import centred
from bangvang_paper.typesetting.measures import Measures, measures_from
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Block, Pair, Paragraph, Run, Sheet
from bangvang_paper.typesetting.wording import clean, ended, long_day, number_and_symbol


@dataclass(frozen=True)
class LetterPaper:
    """A tờ trình as it is to be signed; every text is final and set as given, without closing signs.

    ``grounds`` are set slanting before the body, ``paragraphs`` upright; the last of them closes with "./.". ``number`` None
    leaves room for the clerk, ``signer_name`` None for the pen. ``layout`` is the law book's document layout for the day.
    """

    parent_agency: str
    agency: str | Sequence[str]
    number: int | str | None
    symbol: str
    place: str
    signed_on: date | None
    heading: str
    addressee: str
    grounds: Sequence[str]
    paragraphs: Sequence[str]
    signer_title: str
    recipients: Sequence[str]
    power: str | None = None
    signer_name: str | None = None
    annex: Annex | None = None
    draft_note: str | None = None
    layout: Mapping[str, object] = field(default_factory=dict)


def letter_docx(paper: LetterPaper) -> bytes:
    """The letter as an editable DOCX in Times New Roman."""
    return sheet_docx(letter_sheet(paper))


def letter_pdf(paper: LetterPaper) -> bytes:
    """The letter as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(letter_sheet(paper))


def letter_sheet(paper: LetterPaper) -> Sheet:
    """The blocks of the letter, in the order of Mẫu 1.4."""
    measures = measures_from(paper.layout)
    code = number_and_symbol(paper.number, clean(paper.symbol))
    agency = clean(paper.agency if isinstance(paper.agency, str) else " ".join(paper.agency))
    size = measures.size("body")
    to = balanced(f"Kính gửi: {clean(paper.addressee)}", size, measures.text_width - 20)
    blocks: list[Block] = [
        *letterhead.draft_line(paper.draft_note),
        *letterhead.head(
            measures,
            parent=paper.parent_agency,
            agency=paper.agency,
            number=code,
            place=paper.place,
            day=paper.signed_on,
        ),
        *letterhead.heading(measures, "Tờ trình", paper.heading),
        centred(to, size, before=14),
        *_paragraphs(measures, ended([clean(line) for line in paper.grounds]), "ground", italic=True),
        *_paragraphs(measures, _closed([clean(line) for line in paper.paragraphs]), "body"),
        Pair(
            letterhead.receivers(measures, paper.recipients),
            letterhead.signature(measures, power=paper.power, title=paper.signer_title, name=paper.signer_name),
            before=14,
        ),
    ]
    if paper.annex:
        blocks += annex_blocks(paper.annex, measures, f"Tờ trình số {code} {long_day(paper.signed_on)} của {agency}")
    about = clean(paper.heading)
    return Sheet(title=f"Tờ trình {about}", author=agency, measures=measures, blocks=tuple(blocks))


def _closed(lines: list[str]) -> list[str]:
    """Sentences with their full stops; the last words of the paper close with "./."."""
    whole = [line if line.endswith((".", ":", ";")) else f"{line}." for line in lines if line]
    return [*whole[:-1], ended([whole[-1].rstrip(".")], last="./.")[0]] if whole else []


def _paragraphs(measures: Measures, lines: Sequence[str], size: str, *, italic: bool = False) -> list[Block]:
    return [
        Paragraph(
            (Run(line, italic=italic),),
            measures.size(size),
            before=measures.gap,
            indent=measures.indent,
            spacing=measures.line_spacing,
        )
        for line in lines
    ]
