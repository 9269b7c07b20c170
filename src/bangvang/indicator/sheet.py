"""Figures as a table that goes out and comes back: one row for a figure, each with its period, its value and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bangvang.indicator.models import Observation
from bangvang_paper.comma import NotATable, rows_in, text_of, written
from bangvang_paper.vietnamese import nfc

INDICATOR, UNIT, KEY, PERIOD, VALUE, MEASURE, EVIDENCE, REASON = (
    "Chỉ tiêu", "Đơn vị", "Mã đơn vị", "Kỳ", "Số", "Đơn vị tính", "Căn cứ", "Vì sao sửa",
)  # fmt: skip
COLUMNS = (INDICATOR, UNIT, KEY, PERIOD, VALUE, MEASURE, EVIDENCE, REASON)
NEEDED = (INDICATOR, UNIT, PERIOD, VALUE)
MOST_ROWS = 5_000
"""Rows that are read at once."""


@dataclass(frozen=True)
class Typed:
    """One row as it was written; ``line`` is where it begins in the text."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Empty where the table has no such column."""
        return self.cells.get(column, "")


def sheet_of(observations: Iterable[Observation]) -> bytes:
    """The figures as a file. Periods are written in words, so that no program takes 7/2020 for a day."""
    return written(COLUMNS, map(_cells, observations))


def _cells(one: Observation) -> tuple[str, ...]:
    return (
        one.indicator.name,
        one.unit.name,
        str(one.unit_id),
        one.period.label,
        f"{one.value.normalize():f}".replace(".", ","),
        one.indicator.measure,
        one.evidence,
        "",
    )


def typed_in(data: bytes | str) -> list[Typed]:
    """The rows of a file or of what was pasted. Raises ValidationError when it is no such table, or too long."""
    try:
        rows = list(rows_in(nfc(text_of(data) if isinstance(data, bytes) else data)))
    except NotATable as wrong:
        raise ValidationError(_WRONG[wrong.reason]()) from wrong
    if len(rows) < 2:
        raise ValidationError(_("Chưa có dòng nào. Dòng đầu là tên cột, từ dòng hai mỗi dòng một số."))
    if len(rows) - 1 > MOST_ROWS:
        raise ValidationError(
            _("Có %(n)d dòng, mỗi lần nhiều nhất %(most)d. Hãy chia bảng rồi nạp từng phần.")
            % {"n": len(rows) - 1, "most": MOST_ROWS}
        )
    (_line, headings), *lines = rows
    columns = _columns(headings)
    return [Typed(line, dict(zip(columns, cells, strict=False))) for line, cells in lines]


def _columns(headings: list[str]) -> list[str]:
    """The columns in the order of the table. Raises ValidationError for one that is missing, unknown, or there twice."""
    known = {column.casefold(): column for column in COLUMNS}
    found = [known.get(" ".join(heading.split()).casefold(), "") for heading in headings]
    while found and not found[-1] and not headings[len(found) - 1]:
        found.pop()  # Excel leaves empty columns behind the last
    unknown = [heading for heading, column in zip(headings, found, strict=False) if not column]
    missing = [column for column in NEEDED if column not in found]
    twice = {column for column in found if column and found.count(column) > 1}
    told = {"all": ", ".join(COLUMNS)}
    if unknown:
        raise ValidationError(_("Không biết cột “%(name)s”. Các cột là: %(all)s.") % (told | {"name": unknown[0][:60]}))
    if missing or twice:
        raise ValidationError(
            _("Bảng thiếu hoặc có hai lần cột %(names)s. Các cột là: %(all)s.")
            % (told | {"names": ", ".join([*missing, *sorted(twice)])})
        )
    return found


_WRONG = {
    "encoding": lambda: _("Tệp không phải UTF-8 nên chữ sẽ hỏng. Trong Excel hãy lưu kiểu “CSV UTF-8”, hoặc dán bảng vào ô."),
    "heavy": lambda: _("Bảng nặng quá 4 MB nên không được mở. Hãy chia bảng rồi nạp từng phần."),
    "broken": lambda: _("Bảng hỏng: có dấu ngoặc kép mở mà không đóng. Hãy xuất lại bảng rồi sửa."),
}  # fmt: skip
