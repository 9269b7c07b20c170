"""Tờ trình with its list, by Nghị định 30/2020/NĐ-CP, Mẫu 1.4 and Mẫu 2.1: DOCX to edit, PDF to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.annex import Annex, annex_blocks
from bangvang_paper.typesetting.fitting import balanced
from bangvang_paper.typesetting.letterhead import centred
from bangvang_paper.typesetting.measures import measures_from
from bangvang_paper.typesetting.official import SignedPaper, closing, opening, paragraphs
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Block, Sheet
from bangvang_paper.typesetting.wording import clean, ended, long_day


@dataclass(frozen=True, kw_only=True)
class LetterPaper(SignedPaper):
    """A tờ trình as it is to be signed; every text is final and set as given, without closing signs.

    ``grounds`` are set slanting before the body, ``paragraphs`` upright; the last of them closes with "./.".
    """

    addressee: str
    grounds: Sequence[str]
    paragraphs: Sequence[str]
    annex: Annex | None = None


def letter_docx(paper: LetterPaper) -> bytes:
    """The letter as an editable DOCX in Times New Roman."""
    return sheet_docx(letter_sheet(paper))


def letter_pdf(paper: LetterPaper) -> bytes:
    """The letter as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(letter_sheet(paper))


def letter_sheet(paper: LetterPaper) -> Sheet:
    """The blocks of the letter, in the order of Mẫu 1.4."""
    measures = measures_from(paper.layout)
    size = measures.size("body")
    to = balanced(f"Kính gửi: {clean(paper.addressee)}", size, measures.text_width - 20)
    blocks: list[Block] = [
        *opening(paper, measures, "Tờ trình"),
        centred(to, size, before=14),
        *paragraphs(measures, ended([clean(line) for line in paper.grounds]), "ground", italic=True),
        *paragraphs(measures, _closed([clean(line) for line in paper.paragraphs]), "body"),
        closing(paper, measures, mark=letterhead.SIGNER),
    ]
    if paper.annex:
        blocks += annex_blocks(paper.annex, measures, _named(paper))
    about = clean(paper.heading)
    return Sheet(title=f"Tờ trình {about}", author=paper.agency_name, measures=measures, blocks=tuple(blocks))


def _named(paper: LetterPaper) -> str:
    return f"Tờ trình số {paper.code} {long_day(paper.signed_on)} của {paper.agency_name}"


def _closed(lines: list[str]) -> list[str]:
    """Sentences with their full stops; the last words of the paper close with "./."."""
    whole = [line if line.endswith((".", ":", ";")) else f"{line}." for line in lines if line]
    return [*whole[:-1], ended([whole[-1].rstrip(".")], last="./.")[0]] if whole else []
