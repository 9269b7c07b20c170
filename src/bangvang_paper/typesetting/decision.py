"""Quyết định khen thưởng with its list, by Nghị định 30/2020/NĐ-CP, Mẫu 1.2 and Mẫu 2.1: DOCX to edit, PDF to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.fitting import balanced, column_widths
from bangvang_paper.typesetting.letterhead import centred
from bangvang_paper.typesetting.measures import Measures, measures_from
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Align, AnnexStart, Block, Pair, Paragraph, Run, Sheet, Table, TableRow
from bangvang_paper.typesetting.wording import clean, ended, grouped, long_day, number_and_symbol

_TABLE_SIZE = 12.0


@dataclass(frozen=True)
class AnnexGroup:
    """``label`` is a heading across the table ("I. Tập thể"); each row has a cell per column.

    A cell may be a whole number: in the money column it is set as ``450.000``, elsewhere as it is.
    """

    label: str
    rows: Sequence[Sequence[str | int]]


@dataclass(frozen=True)
class Annex:
    """The list that goes with a decision.

    ``money_column`` is the index of the column of amounts, None when there is none; ``total`` is the sum under it.
    """

    title: str
    columns: Sequence[str]
    groups: Sequence[AnnexGroup]
    money_column: int | None = None
    total: int | str | None = None
    total_label: str = "Tổng cộng"
    label: str | None = None


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
        blocks += _annex(paper.annex, paper, measures, code)
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


def _annex(annex: Annex, paper: DecisionPaper, measures: Measures, code: str) -> list[Block]:
    wide = measures.text_width - 10
    size = measures.size("annex_title")
    reference = f"(Kèm theo Quyết định số {code} {long_day(paper.signed_on)} của {clean(paper.authority_title)})"
    blocks: list[Block] = [AnnexStart()]
    if annex.label:
        blocks.append(centred(clean(annex.label), measures.size("annex_label"), bold=True))
    blocks.append(centred(balanced(clean(annex.title).upper(), size, wide, bold=True), size, bold=True))
    reference_size = measures.size("annex_reference")
    blocks.append(centred(balanced(reference, reference_size, wide), reference_size, italic=True, before=2))
    blocks.append(_list(annex, measures))
    return blocks


def _list(annex: Annex, measures: Measures) -> Table:
    head = tuple(clean(column) for column in annex.columns)
    rows: list[TableRow] = []
    for group in annex.groups:
        if label := clean(group.label):
            rows.append(TableRow((label,), "group"))
        rows.extend(TableRow(_cells(row, annex.money_column)) for row in group.rows)
    plain = [row.cells for row in rows if row.kind == "row"]
    money = annex.money_column
    if annex.total is not None:
        total = grouped(annex.total) if isinstance(annex.total, int) else clean(annex.total)
        rows.append(TableRow((clean(annex.total_label), total), "total"))
        if money == len(head) - 1:
            plain.append((*("" for _ in head[:-1]), f"{total}0"))  # bold figures are wider
    whole = [0] if money is None else [0, money]
    widths = column_widths(head, plain, _TABLE_SIZE, measures.text_width, whole=whole)
    return Table(head, tuple(rows), widths, _aligns(len(head), money), _TABLE_SIZE, before=8)


def _cells(row: Sequence[str | int], money: int | None) -> tuple[str, ...]:
    return tuple(
        (grouped(cell) if index == money else str(cell)) if isinstance(cell, int) else clean(cell)
        for index, cell in enumerate(row)
    )


def _aligns(count: int, money: int | None) -> tuple[Align, ...]:
    """The ordinal in the middle, money to the right, words to the left."""
    return tuple("right" if index == money else "center" if index == 0 else "left" for index in range(count))
