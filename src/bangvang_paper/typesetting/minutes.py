"""Biên bản họp Hội đồng with its count, by Nghị định 30/2020/NĐ-CP, Mẫu 1.9: DOCX to edit, PDF to keep.

No law in force gives a form of its own for the minutes of a council or of a count; Mẫu 1.9 is the form of any minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.fitting import column_widths
from bangvang_paper.typesetting.measures import Measures, measures_from
from bangvang_paper.typesetting.official import OfficialPaper, body_paragraph, opening
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Align, Block, Inner, Pair, Paragraph, Run, Sheet, Table, TableRow
from bangvang_paper.typesetting.wording import clean, clock, ended, long_day, share_of

_TABLE_SIZE = 12.0
_HEAD = ("STT", "Tập thể, cá nhân", "Đơn vị", "Đồng ý", "Tổng số", "Tỷ lệ", "Kết quả")
_ALIGNS: tuple[Align, ...] = ("center", "left", "left", "center", "center", "right", "left")
_NOT_COUNTED = "–"


@dataclass(frozen=True)
class MinutesItem:
    """One item of the agenda and its count. ``yes`` and ``total`` are votes; None when nothing was counted.

    ``total`` is the base of the share (all members, or those present), as the threshold's source says.
    ``passed`` None means that no threshold was there to compare with. ``note`` replaces the word of the result.
    """

    ordinal: int | str
    name: str
    unit: str = ""
    yes: int | None = None
    total: int | None = None
    passed: bool | None = None
    note: str = ""
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesPaper(OfficialPaper):
    """The minutes of one sitting.

    ``began`` and ``ended_at`` are moments, or only a day when the hour is not known; ``attendance`` are whole lines
    ("Có mặt: 11/11 thành viên …"); ``proceedings`` are the paragraphs of what was said and done before the count;
    ``threshold`` and ``threshold_source`` say what had to be reached and where that stands; ``conclusions`` close the
    paper. ``assumption_note`` is printed above the table when the count was assumed and not held. Names None are left
    blank for the pen. A group of items (``MinutesItem.group``) gets a heading in the table.
    """

    began: datetime | date | None
    ended_at: datetime | date | None
    venue: str
    attendance: Sequence[str]
    chair: str
    secretary: str
    items: Sequence[MinutesItem]
    threshold: str
    threshold_source: str
    tellers: Sequence[str] = ()
    absent: Sequence[str] = ()
    proceedings: Sequence[str] = ()
    conclusions: Sequence[str] = ()
    recipients: Sequence[str] = ()
    chair_title: str = "Chủ tọa"
    secretary_title: str = "Thư ký"
    chair_name: str | None = None
    secretary_name: str | None = None
    assumption_note: str | None = None


def minutes_docx(paper: MinutesPaper) -> bytes:
    """The minutes as an editable DOCX in Times New Roman."""
    return sheet_docx(minutes_sheet(paper))


def minutes_pdf(paper: MinutesPaper) -> bytes:
    """The minutes as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(minutes_sheet(paper))


def minutes_sheet(paper: MinutesPaper) -> Sheet:
    """The blocks of the minutes, in the order of Mẫu 1.9."""
    measures = measures_from(paper.layout)
    blocks: list[Block] = [
        *opening(paper, measures, "Biên bản"),
        *_circumstances(paper, measures),
        *_proceedings(paper, measures),
        _results(paper.items, measures),
        *_conclusions(paper, measures),
        *_signatures(paper, measures),
    ]
    return Sheet(f"Biên bản {clean(paper.heading)}", paper.agency_name, measures, tuple(blocks))


def _circumstances(paper: MinutesPaper, measures: Measures) -> list[Block]:
    lines = [
        _named("Thời gian bắt đầu", _moment(paper.began), measures, first=True),
        _named("Địa điểm", clean(paper.venue), measures),
        _named("Thành phần tham dự", "", measures),
        *(_plain(f"- {line}", measures) for line in ended([clean(line) for line in paper.attendance])),
    ]
    if paper.absent:
        lines.append(_plain(f"- Vắng mặt: {'; '.join(clean(name) for name in paper.absent)}.", measures))
    lines.append(_named("Chủ trì (chủ tọa)", clean(paper.chair), measures))
    lines.append(_named("Thư ký (người ghi biên bản)", clean(paper.secretary), measures))
    if paper.tellers:
        lines.append(_named("Người kiểm phiếu", "; ".join(clean(name) for name in paper.tellers), measures))
    return list(lines)


def _proceedings(paper: MinutesPaper, measures: Measures) -> list[Block]:
    source = f" ({clean(paper.threshold_source)})" if clean(paper.threshold_source) else ""
    blocks: list[Block] = [
        _named("Nội dung", "", measures),
        *(_plain(clean(line), measures) for line in paper.proceedings if clean(line)),
        _named("Tỷ lệ phải đạt", f"{clean(paper.threshold).rstrip('.')}{source}.", measures),
    ]
    if note := clean(paper.assumption_note or ""):
        blocks.append(body_paragraph(measures, (Run(note, italic=True),)))
    blocks.append(_named("Kết quả kiểm phiếu", "", measures, tied=True))
    return blocks


def _results(items: Sequence[MinutesItem], measures: Measures) -> Table:
    rows: list[TableRow] = []
    group = ""
    for item in items:
        if (label := clean(item.group)) and label != group:
            group = label
            rows.append(TableRow((label,), "group"))
        rows.append(TableRow(_cells(item)))
    plain = [row.cells for row in rows if row.kind == "row"]
    widths = column_widths(_HEAD, plain, _TABLE_SIZE, measures.text_width, whole=(0, 3, 4, 5))
    return Table(_HEAD, tuple(rows), widths, _ALIGNS, _TABLE_SIZE)


def _cells(item: MinutesItem) -> tuple[str, ...]:
    counted = item.yes is not None and item.total is not None and item.total > 0
    result = {True: "Thông qua", False: "Không thông qua", None: "Chưa có ngưỡng"}[item.passed]
    return (
        clean(str(item.ordinal)),
        clean(item.name),
        clean(item.unit),
        _NOT_COUNTED if item.yes is None else str(item.yes),
        _NOT_COUNTED if item.total is None else str(item.total),
        share_of(item.yes, item.total) if counted and item.yes is not None and item.total else _NOT_COUNTED,
        clean(item.note) or result,
    )


def _conclusions(paper: MinutesPaper, measures: Measures) -> list[Block]:
    lines = [_plain(clean(line), measures) for line in paper.conclusions if clean(line)]
    closed = f"Cuộc họp kết thúc vào {_moment(paper.ended_at)}./."
    return [*lines, body_paragraph(measures, (Run(closed),), tied=True)]


def _signatures(paper: MinutesPaper, measures: Measures) -> list[Block]:
    left = letterhead.signature(measures, power=None, title=paper.secretary_title, name=paper.secretary_name)
    right = letterhead.signature(measures, power=None, title=paper.chair_title, name=paper.chair_name)
    blocks: list[Block] = [Pair(left, right, before=14)]
    if paper.recipients:
        listed: tuple[Inner, ...] = letterhead.receivers(measures, paper.recipients)
        blocks.append(Pair(listed, (), before=14))
    return blocks


def _named(label: str, words: str, measures: Measures, *, first: bool = False, tied: bool = False) -> Paragraph:
    runs = (Run(f"{label}:", bold=True), *((Run(f" {words}"),) if words else ()))
    return body_paragraph(measures, runs, extra=8 if first else 0, tied=tied or not words)


def _plain(words: str, measures: Measures) -> Paragraph:
    return body_paragraph(measures, (Run(words),))


def _moment(moment: datetime | date | None) -> str:
    if isinstance(moment, datetime):
        return f"{clock(moment)}, {long_day(moment.date())}"
    return long_day(moment)
