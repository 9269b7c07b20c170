"""A report of achievements: who it is about, numbered parts with what was written and tables, and who stands for it.

The forms of the decree's annex have not been read; the head is that of official papers (Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.fitting import column_widths
from bangvang_paper.typesetting.letterhead import centred
from bangvang_paper.typesetting.measures import Measures, measures_from
from bangvang_paper.typesetting.official import OfficialPaper, paragraphs, part_heading
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.plan import ROMAN
from bangvang_paper.typesetting.sheet import Align, Block, Inner, Pair, Room, Sheet, Table, TableRow
from bangvang_paper.typesetting.wording import clean

_TABLE_SIZE = 12.0
_SHORT = 10
"""A column of years, days or short figures takes no more room than it needs."""


@dataclass(frozen=True)
class ReportTable:
    """``title`` stands above it; a table without rows is a line that says so."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class ReportPart:
    """A numbered part: lines of facts, then headed texts (line breaks part paragraphs), then tables."""

    heading: str
    facts: Sequence[tuple[str, str]] = ()
    texts: Sequence[tuple[str, str]] = ()
    tables: Sequence[ReportTable] = ()


@dataclass(frozen=True, kw_only=True)
class ReportPaper(OfficialPaper):
    """``signatures``: (title, name) left and right; a name of None leaves the line for the pen. ``form_note``: which form it is.

    ``numbered``: whether the paper has a number of the office (a collective's has, a person's has not).
    """

    kind: str = "Báo cáo thành tích"
    parts: Sequence[ReportPart] = field(default_factory=tuple)
    signatures: tuple[tuple[str, str | None], tuple[str, str | None]] = (("", None), ("", None))
    form_note: str = ""
    numbered: bool = False


def report_docx(paper: ReportPaper) -> bytes:
    """The report as an editable DOCX in Times New Roman."""
    return sheet_docx(report_sheet(paper))


def report_pdf(paper: ReportPaper) -> bytes:
    """The report as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(report_sheet(paper))


def report_sheet(paper: ReportPaper) -> Sheet:
    """The blocks of the report. Raises ValueError above ten parts."""
    measures = measures_from(paper.layout)
    if len(paper.parts) > len(ROMAN):
        raise ValueError(f"a report has at most {len(ROMAN)} parts, not {len(paper.parts)}")
    blocks: list[Block] = [
        *letterhead.draft_line(paper.form_note),
        *letterhead.draft_line(paper.draft_note),
        *_head(paper, measures),
        *letterhead.heading(measures, paper.kind, paper.heading),
    ]
    for place, part in enumerate(paper.parts):
        blocks += _part(measures, f"{ROMAN[place]}. {clean(part.heading).upper()}", part)
    left, right = paper.signatures
    blocks.append(Pair(_signature(measures, left), _signature(measures, right), before=14))
    return Sheet(
        title=f"{paper.kind}: {clean(paper.heading)}", author=paper.agency_name, measures=measures, blocks=tuple(blocks)
    )


def _head(paper: ReportPaper, measures: Measures) -> tuple[Pair, Pair]:
    first, second = letterhead.head(
        measures,
        parent=paper.parent_agency,
        agency=paper.agency,
        number=paper.code,
        place=paper.place,
        day=paper.signed_on,
    )
    return first, second if paper.numbered else replace(second, left=(centred(" ", measures.size("number")),))


def _part(measures: Measures, heading: str, part: ReportPart) -> list[Block]:
    blocks: list[Block] = [part_heading(measures, heading)]
    blocks += paragraphs(measures, [f"{clean(name)}: {clean(said)}" for name, said in part.facts], "body")
    number = 0
    for name, text in part.texts:
        number += 1
        blocks.append(part_heading(measures, f"{number}. {clean(name)}"))
        blocks += paragraphs(measures, [clean(line) for line in text.splitlines() if clean(line)] or ["……"], "body")
    for table in part.tables:
        number += 1
        blocks.append(part_heading(measures, f"{number}. {clean(table.title)}"))
        if table.rows:
            blocks.append(_table(measures, table))
        else:
            blocks += paragraphs(measures, ["Chưa có."], "body")
    return blocks


def _table(measures: Measures, table: ReportTable) -> Table:
    head = tuple(clean(column) for column in table.columns)
    rows = tuple(TableRow(tuple(clean(cell) for cell in row)) for row in table.rows)
    short = [n for n, name in enumerate(head) if max(len(name), *(len(row.cells[n]) for row in rows)) <= _SHORT]
    whole = short if len(short) < len(head) else ()
    widths = column_widths(head, [row.cells for row in rows], _TABLE_SIZE, measures.text_width, whole=whole)
    aligns: tuple[Align, ...] = tuple("left" for _column in head)
    return Table(head, rows, widths, aligns, _TABLE_SIZE, before=6)


def _signature(measures: Measures, said: tuple[str, str | None]) -> tuple[Inner, ...]:
    title, name = said
    if not title:
        return (Room(1.0),)
    return letterhead.signature(measures, power=None, title=title, name=name)
