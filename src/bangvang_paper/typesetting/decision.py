"""Quyết định khen thưởng with its list, by Nghị định 30/2020/NĐ-CP, Mẫu 1.2 and Mẫu 2.1: DOCX to edit, PDF to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.annex import Annex, annex_blocks
from bangvang_paper.typesetting.fitting import balanced
from bangvang_paper.typesetting.letterhead import centred
from bangvang_paper.typesetting.measures import Measures, measures_from
from bangvang_paper.typesetting.official import SignedPaper, body_paragraph, closing, opening, paragraphs
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Block, Run, Sheet
from bangvang_paper.typesetting.wording import clean, ended, long_day


@dataclass(frozen=True, kw_only=True)
class DecisionPaper(SignedPaper):
    """A decision as it is to be signed; names and wording are final and set as given.

    ``grounds`` and ``articles`` come without closing signs and without "Điều 1."; a line feed inside an article begins a
    clause of its own.
    """

    authority_title: str
    grounds: Sequence[str]
    proposal_line: str
    articles: Sequence[str]
    annex: Annex | None = None


def decision_docx(paper: DecisionPaper) -> bytes:
    """The decision as an editable DOCX in Times New Roman."""
    return sheet_docx(decision_sheet(paper))


def decision_pdf(paper: DecisionPaper) -> bytes:
    """The decision as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(decision_sheet(paper))


def decision_sheet(paper: DecisionPaper) -> Sheet:
    """The blocks of the decision, in the order of Mẫu 1.2."""
    measures = measures_from(paper.layout)
    blocks: list[Block] = [
        *opening(paper, measures, "Quyết định"),
        *_authority(paper, measures),
        *paragraphs(
            measures, ended([clean(line) for line in (*paper.grounds, paper.proposal_line)]), "ground", italic=True
        ),
        centred("QUYẾT ĐỊNH:", measures.size("document_type"), bold=True, before=10),
        *_articles(paper, measures),
        closing(paper, measures, mark=letterhead.SIGNER),
    ]
    if paper.annex:
        told = f"Quyết định số {paper.code} {long_day(paper.signed_on)} của {clean(paper.authority_title)}"
        blocks += annex_blocks(paper.annex, measures, told)
    about = clean(paper.heading)
    return Sheet(title=f"Quyết định {about}", author=paper.agency_name, measures=measures, blocks=tuple(blocks))


def _authority(paper: DecisionPaper, measures: Measures) -> tuple[Block, ...]:
    size = measures.size("document_type")
    words = balanced(clean(paper.authority_title).upper(), size, measures.text_width - 16, bold=True)
    return (centred(words, size, bold=True, before=14),)


def _articles(paper: DecisionPaper, measures: Measures) -> list[Block]:
    """Every article begins with its number in bold; the last words of the last one close the paper with "./."."""
    texts = [[clean(line) for line in article.split("\n") if clean(line)] for article in paper.articles]
    texts = [lines for lines in texts if lines]
    blocks: list[Block] = []
    for number, lines in enumerate(texts, 1):
        last = number == len(texts)
        for index, line in enumerate(lines):
            words = ended([line], last="./.")[0] if last and index == len(lines) - 1 else line
            lead = (Run(f"Điều {number}. ", bold=True),) if index == 0 else ()
            tied = last and index == len(lines) - 1
            blocks.append(body_paragraph(measures, (*lead, Run(words)), tied=tied))
    return blocks
