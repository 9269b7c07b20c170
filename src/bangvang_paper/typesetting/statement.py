"""A paper that several may sign: what is registered, agreed or announced, with a table where one is needed.

Registrations, pacts and announcements of results are set from it; by Nghị định 30/2020/NĐ-CP, Mẫu 1.4 (văn bản có tên loại).
A registration and a pact bear no number of an outgoing document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.fitting import column_widths
from bangvang_paper.typesetting.measures import Measures, measures_from
from bangvang_paper.typesetting.official import OfficialPaper, paragraphs, part_heading
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Align, Block, Pair, Paragraph, Sheet, Table, TableRow, bound
from bangvang_paper.typesetting.wording import clean

_TABLE_SIZE = 12.0


@dataclass(frozen=True)
class Grid:
    """A ruled table. ``whole``: columns that never break a word over lines (numbers, days).

    ``room``: width in mm of columns that are filled with the pen, by their place.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    aligns: Sequence[Align]
    whole: Sequence[int] = (0,)
    room: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """``heading`` "" leaves it out; lines are whole sentences, set as they come."""

    heading: str
    lines: Sequence[str] = ()
    grid: Grid | None = None


@dataclass(frozen=True)
class Signer:
    """One place to sign: whom the signer speaks for ("" for nobody besides), the title, the name (None for the pen)."""

    title: str
    name: str | None = None
    party: str = ""


@dataclass(frozen=True, kw_only=True)
class StatementPaper(OfficialPaper):
    """The paper. ``kind`` is its name in natural case; signers stand two by two, the last one on the right.

    ``numbered`` False: no number of an outgoing document stands on it. Receivers stand to the left of the only signer.
    """

    kind: str
    parts: Sequence[Part]
    signers: Sequence[Signer]
    opening_words: Sequence[str] = ()
    recipients: Sequence[str] = ()
    numbered: bool = True


def statement_docx(paper: StatementPaper) -> bytes:
    """The paper as an editable DOCX in Times New Roman."""
    return sheet_docx(statement_sheet(paper))


def statement_pdf(paper: StatementPaper) -> bytes:
    """The paper as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(statement_sheet(paper))


def statements_docx(papers: Sequence[StatementPaper]) -> bytes:
    """Several papers in one DOCX. Raises ValueError for none."""
    return sheet_docx(bound([statement_sheet(paper) for paper in papers]))


def statements_pdf(papers: Sequence[StatementPaper]) -> bytes:
    """Several papers in one PDF. Raises ValueError for none, ``press.Unprintable``."""
    return sheet_pdf(bound([statement_sheet(paper) for paper in papers]))


def statement_sheet(paper: StatementPaper) -> Sheet:
    """The blocks of the paper."""
    measures = measures_from(paper.layout)
    head = letterhead.head(
        measures,
        parent=paper.parent_agency,
        agency=paper.agency,
        number=paper.code if paper.numbered else None,
        place=paper.place,
        day=paper.signed_on,
    )
    blocks: list[Block] = [
        *letterhead.draft_line(paper.draft_note),
        *head,
        *letterhead.heading(measures, paper.kind, paper.heading),
        *paragraphs(measures, [clean(line) for line in paper.opening_words], "body"),
    ]
    for part in paper.parts:
        if part.heading:
            blocks.append(part_heading(measures, clean(part.heading)))
        blocks += paragraphs(measures, [clean(line) for line in part.lines], "body")
        if part.grid is not None:
            blocks.append(grid_table(part.grid, measures))
    if paper.signers and isinstance(blocks[-1], Paragraph):
        blocks[-1] = replace(blocks[-1], tied=True)  # nobody signs a sheet on which nothing stands
    blocks += _signatures(paper, measures)
    title = f"{clean(paper.kind)} {clean(paper.heading)}"
    return Sheet(title=title, author=paper.agency_name, measures=measures, blocks=tuple(blocks))


def grid_table(grid: Grid, measures: Measures) -> Table:
    """The grid over the whole width of the text."""
    head = tuple(clean(cell) for cell in grid.head)
    rows = [tuple(clean(cell) for cell in row) for row in grid.rows]
    free = [place for place in range(len(head)) if place not in grid.room]
    fitted = column_widths(
        [head[place] for place in free],
        [[row[place] for place in free] for row in rows],
        _TABLE_SIZE,
        measures.text_width - sum(grid.room.values()),
        whole=[free.index(place) for place in grid.whole if place in free],
    )
    widths = dict(zip(free, fitted, strict=True)) | dict(grid.room)
    in_order = tuple(widths[place] for place in range(len(head)))
    return Table(head, tuple(TableRow(row) for row in rows), in_order, tuple(grid.aligns), _TABLE_SIZE)


def _signatures(paper: StatementPaper, measures: Measures) -> list[Block]:
    """Receivers with the one signer; several sign two by two, and the receivers follow."""
    places = [
        letterhead.signature(measures, power=clean(one.party) or None, title=one.title, name=one.name)
        for one in paper.signers
    ]
    receivers = letterhead.receivers(measures, paper.recipients) if paper.recipients else ()
    if len(places) == 1:
        return [Pair(receivers, places[0], before=14)]
    rows: list[Block] = [
        Pair(places[place], places[place + 1] if place + 1 < len(places) else (), before=14)
        for place in range(0, len(places), 2)
    ]
    return [*rows, Pair(receivers, (), before=14)] if receivers else rows
