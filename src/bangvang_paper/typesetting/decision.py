"""Quyết định khen thưởng with its list, by Nghị định 30/2020/NĐ-CP, Mẫu 1.2 and Mẫu 2.1: DOCX to edit, PDF to keep."""

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
class DecisionPaper:
    """A decision as it is to be signed; names and wording are final and set as given.

    Titles and agencies come in their natural case; capitals are made here. ``number`` None leaves room for the clerk,
    ``signed_on`` None for the day, ``signer_name`` None for the pen. ``grounds``, ``articles`` and ``recipients`` come
    without closing signs and without "Điều 1."; a line feed inside an article begins a clause of its own.
    ``power`` is "TM." and the like, or a whole line such as "KT. GIÁM ĐỐC". ``layout`` is the law book's document
    layout for the day.
    """

    parent_agency: str
    agency: str | Sequence[str]
    number: int | str | None
    symbol: str
    place: str
    signed_on: date | None
    heading: str
    authority_title: str
    grounds: Sequence[str]
    proposal_line: str
    articles: Sequence[str]
    signer_title: str
    recipients: Sequence[str]
    power: str | None = None
    signer_name: str | None = None
    annex: Annex | None = None
    draft_note: str | None = None
    layout: Mapping[str, object] = field(default_factory=dict)


def decision_docx(paper: DecisionPaper) -> bytes:
    """The decision as an editable DOCX in Times New Roman."""
    return sheet_docx(decision_sheet(paper))


def decision_pdf(paper: DecisionPaper) -> bytes:
    """The decision as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(decision_sheet(paper))


def decision_sheet(paper: DecisionPaper) -> Sheet:
    """The blocks of the decision, in the order of Mẫu 1.2."""
    measures = measures_from(paper.layout)
    code = number_and_symbol(paper.number, clean(paper.symbol))
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
        *letterhead.heading(measures, "Quyết định", paper.heading),
        *_authority(paper, measures),
        *_grounds(paper, measures),
        centred("QUYẾT ĐỊNH:", measures.size("document_type"), bold=True, before=10),
        *_articles(paper, measures),
        _closing(paper, measures),
    ]
    if paper.annex:
        told = f"Quyết định số {code} {long_day(paper.signed_on)} của {clean(paper.authority_title)}"
        blocks += annex_blocks(paper.annex, measures, told)
    about = clean(paper.heading)
    return Sheet(title=f"Quyết định {about}", author=_agency_name(paper), measures=measures, blocks=tuple(blocks))


def _agency_name(paper: DecisionPaper) -> str:
    given = [paper.agency] if isinstance(paper.agency, str) else paper.agency
    return clean(" ".join(given))


def _authority(paper: DecisionPaper, measures: Measures) -> tuple[Block, ...]:
    size = measures.size("document_type")
    words = balanced(clean(paper.authority_title).upper(), size, measures.text_width - 16, bold=True)
    return (centred(words, size, bold=True, before=14),)


def _grounds(paper: DecisionPaper, measures: Measures) -> list[Block]:
    lines = ended([clean(line) for line in (*paper.grounds, paper.proposal_line)])
    return [
        Paragraph(
            (Run(line, italic=True),),
            measures.size("ground"),
            before=measures.gap,
            indent=measures.indent,
            spacing=measures.line_spacing,
        )
        for line in lines
    ]


def _articles(paper: DecisionPaper, measures: Measures) -> list[Block]:
    """Every article begins with its number in bold; the last words of the last one close the paper with "./."."""
    texts = [[clean(line) for line in article.split("\n") if clean(line)] for article in paper.articles]
    texts = [lines for lines in texts if lines]
    blocks: list[Block] = []
    for number, lines in enumerate(texts, 1):
        closing = number == len(texts)
        for index, line in enumerate(lines):
            words = ended([line], last="./.")[0] if closing and index == len(lines) - 1 else line
            lead = (Run(f"Điều {number}. ", bold=True),) if index == 0 else ()
            blocks.append(
                Paragraph(
                    (*lead, Run(words)),
                    measures.size("body"),
                    before=measures.gap,
                    indent=measures.indent,
                    spacing=measures.line_spacing,
                    tied=closing and index == len(lines) - 1,
                )
            )
    return blocks


def _closing(paper: DecisionPaper, measures: Measures) -> Pair:
    return Pair(
        letterhead.receivers(measures, paper.recipients),
        letterhead.signature(measures, power=paper.power, title=paper.signer_title, name=paper.signer_name),
        before=14,
    )
