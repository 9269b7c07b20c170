"""Biên bản hủy phôi: the minutes of spoiled blanks, by Nghị định 30/2020/NĐ-CP, Mẫu 1.9: DOCX to edit, PDF to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bangvang_paper.typesetting import letterhead
from bangvang_paper.typesetting.fitting import column_widths
from bangvang_paper.typesetting.measures import Measures, measures_from
from bangvang_paper.typesetting.official import OfficialPaper, body_paragraph, opening
from bangvang_paper.typesetting.official_docx import sheet_docx
from bangvang_paper.typesetting.official_pdf import sheet_pdf
from bangvang_paper.typesetting.sheet import Align, Block, Pair, Paragraph, Run, Sheet, Table, TableRow
from bangvang_paper.typesetting.wording import clean, ended, long_day

_TABLE_SIZE = 12.0
_HEAD = ("STT", "Loại phôi", "Số phôi", "Lý do hỏng", "Người ghi hỏng")
_ALIGNS: tuple[Align, ...] = ("center", "left", "left", "left", "left")
_NO_SERIAL = "không đánh số"


@dataclass(frozen=True)
class SpoiledBlank:
    """One sheet; ``serial`` is "" where its kind has no numbers."""

    kind: str
    serial: str
    reason: str
    noted_by: str


@dataclass(frozen=True, kw_only=True)
class DestructionPaper(OfficialPaper):
    """The minutes of one destruction. ``members`` are whole lines ("Bà Lương Thị Hòa, văn thư"); ``manner`` says how the
    sheets are destroyed; ``head_title`` and ``keeper_title`` stand above the two signatures."""

    held_on: date
    venue: str
    members: Sequence[str]
    manner: str
    blanks: Sequence[SpoiledBlank]
    recipients: Sequence[str] = ()
    head_title: str = "Đại diện lãnh đạo cơ quan"
    keeper_title: str = "Người giữ phôi"


def destruction_docx(paper: DestructionPaper) -> bytes:
    """The minutes as an editable DOCX in Times New Roman."""
    return sheet_docx(destruction_sheet(paper))


def destruction_pdf(paper: DestructionPaper) -> bytes:
    """The minutes as PDF/A-2b, word for word the same. Raises ``press.Unprintable``."""
    return sheet_pdf(destruction_sheet(paper))


def destruction_sheet(paper: DestructionPaper) -> Sheet:
    """The blocks of the minutes, in the order of Mẫu 1.9."""
    measures = measures_from(paper.layout)
    blocks: list[Block] = [
        *opening(paper, measures, "Biên bản"),
        _line("Thời gian", f"{long_day(paper.held_on)}.", measures),
        _line("Địa điểm", f"{clean(paper.venue).rstrip('.')}.", measures),
        _line("Thành phần", "", measures),
        *(_plain(f"- {line}", measures) for line in ended([clean(line) for line in paper.members])),
        _line("Nội dung", f"hủy {len(paper.blanks)} tờ phôi in hỏng, gồm:", measures),
        _list(paper.blanks, measures),
        _line("Cách hủy", f"{clean(paper.manner).rstrip('.')}.", measures),
        _plain(
            "Các thành viên đã đối chiếu từng tờ với sổ phôi, thấy đúng số lượng và số phôi. Biên bản lập thành 02 bản, "
            "lưu ở bộ phận giữ phôi và ở văn thư./.",
            measures,
        ),
        Pair(
            letterhead.signature(measures, power=None, title=paper.keeper_title, name=None),
            letterhead.signature(measures, power=None, title=paper.head_title, name=None),
            before=14,
        ),
    ]
    if paper.recipients:
        blocks.append(Pair(letterhead.receivers(measures, paper.recipients), (), before=14))
    return Sheet(f"Biên bản {clean(paper.heading)}", paper.agency_name, measures, tuple(blocks))


def _list(blanks: Sequence[SpoiledBlank], measures: Measures) -> Table:
    rows = [
        (
            str(place),
            clean(blank.kind),
            clean(blank.serial) or _NO_SERIAL,
            clean(blank.reason),
            clean(blank.noted_by),
        )
        for place, blank in enumerate(blanks, start=1)
    ]
    widths = column_widths(_HEAD, rows, _TABLE_SIZE, measures.text_width, whole=(0,))
    return Table(_HEAD, tuple(TableRow(row) for row in rows), widths, _ALIGNS, _TABLE_SIZE)


def _line(label: str, words: str, measures: Measures) -> Paragraph:
    runs = (Run(f"{label}:", bold=True), *((Run(f" {words}"),) if words else ()))
    return body_paragraph(measures, runs, tied=not words or words.endswith(":"))


def _plain(words: str, measures: Measures) -> Paragraph:
    return body_paragraph(measures, (Run(words),))
