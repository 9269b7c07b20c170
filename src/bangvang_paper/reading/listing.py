"""From sheets to a reading: finds the tables, walks each of them, and says what was left out."""

from __future__ import annotations

from collections.abc import Mapping

from bangvang_paper.reading import limits
from bangvang_paper.reading.checks import homonyms_of, problems_of
from bangvang_paper.reading.meaning.context import Context
from bangvang_paper.reading.meaning.doubts import doubt_of, has_lost_letters
from bangvang_paper.reading.meaning.habits import learn_habits, own_kind_of
from bangvang_paper.reading.meaning.head import find_layout
from bangvang_paper.reading.meaning.headings import Taught, taught_of
from bangvang_paper.reading.meaning.headless import layout_without_head
from bangvang_paper.reading.meaning.sections import Sections
from bangvang_paper.reading.meaning.title import hear_title, open_headings, title_of
from bangvang_paper.reading.meaning.walk import Walk, Walked, alone, walk_paragraphs, walk_table
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.rows import WHOLE_ROW, Column, Reading, Row
from bangvang_paper.reading.sheet import Sheet

_CALLED = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}
_LETTERS_LOST = "Danh sách bị mất chữ khi qua phần mềm cũ, không khôi phục được: mọi ô phải đối chiếu với bản gốc."


def reading_of(sheets: list[Sheet], taught: Mapping[str, str] | None = None, *, walked: Walked = alone) -> Reading:
    """The rows of every sheet that holds a list.

    ``taught`` says what headings mean that officers have explained: heading → a value of `Meaning`. ``walked``: how the
    lines of a table are gone through. Raises ReadingRefused when there is no list or no row, ValueError for a meaning that
    does not exist.
    """
    words = taught_of(taught or {})
    walks: list[Walk] = []
    without: list[Sheet] = []
    for sheet in sheets:
        walk = _read(sheet, words, walked, before=sum(len(walk.rows) for walk in walks))
        if walk is None:
            without.append(sheet)
        else:
            walks.append(walk)
    if not walks:
        raise _letters_lost() if any(map(has_lost_letters, sheets)) else _no_header()
    rows = [row for walk in walks for row in walk.rows]
    if not rows:
        raise ReadingRefused(
            "Danh sách không có dòng nào: thấy dòng tiêu đề nhưng bên dưới không có tên cá nhân hay tập thể. "
            "Hãy kiểm tra xem có nạp nhầm tệp mẫu trống không, rồi nạp lại."
        )
    left = [sheet.name for sheet in without if _says_something(sheet)]
    warnings = [f"Trang tính “{name}” không có bảng danh sách nên được bỏ qua." for name in left]
    warnings += [warning for walk in walks for warning in [*walk.warnings, *_count_warnings(walk)]]
    _add_checks(rows)
    columns = [column for walk in walks for column in _columns_of(walk)]
    title = next((title for walk in walks if (title := _title_of(walk))), None)
    return Reading(rows, warnings, title, rows[0].source["sheet"], columns)


def _read(sheet: Sheet, taught: Taught, walked: Walked, before: int) -> Walk | None:
    """The walk through one sheet; None when it holds no list."""
    layout = find_layout(sheet, taught) or layout_without_head(sheet)
    around = Context(
        Sections(of_sheet=own_kind_of(sheet)),
        unreliable=_LETTERS_LOST if has_lost_letters(sheet) else "",
        doubt=doubt_of(sheet),
    )
    walk = Walk(sheet, around, taught)
    hear_title(around.sections, sheet, layout.header_line if layout else len(sheet.lines))
    if layout is None:
        steps = walk_paragraphs(walk)
    else:
        open_headings(around.sections, sheet, layout.header_line)
        learn_habits(sheet, layout, around)
        steps = walk_table(walk, layout, walked)
    for _ in steps:
        if before + len(walk.rows) > limits.MAX_ROWS:
            raise _too_many()
    return walk if layout is not None or walk.rows else None


def _add_checks(rows: list[Row]) -> None:
    for index, problems in enumerate(problems_of(rows)):
        rows[index].problems = problems + rows[index].problems
    for index, sentence in homonyms_of(rows).items():
        rows[index].guess((WHOLE_ROW,), sentence)


def _columns_of(walk: Walk) -> list[Column]:
    """How every headed column of the sheet was understood, once for headers that come again."""
    seen: dict[tuple[int, str], Column] = {}
    for layout in walk.layouts:
        meanings = layout.meanings
        for column, heading in sorted(layout.headings.items()):
            meaning = meanings.get(column)
            if heading:
                seen.setdefault((column, heading), Column(
                    walk.sheet.name, walk.sheet.address(layout.header_line, column), heading, meaning.value if meaning else None,
                    layout.scores.get(column, 0.0), layout.guesses.get(column, ""),
                ))  # fmt: skip
    return list(seen.values())


def _count_warnings(walk: Walk) -> list[str]:
    """Where the list's own totals differ from the rows under its header."""
    read = {kind: sum(row.kind == kind for row in walk.rows) for kind in _CALLED}
    return [
        f"Dòng tổng cộng ghi {number} {_CALLED[kind]} nhưng đọc được {read[kind]}. Hãy đối chiếu với tệp gốc."
        for kind, number in walk.counted.items()
        if number != read[kind]
    ]


def _title_of(walk: Walk) -> str | None:
    return title_of(walk.sheet, walk.layouts[0].header_line if walk.layouts else len(walk.sheet.lines)).text or None


def _says_something(sheet: Sheet) -> bool:
    return any(cell.strip() for line in sheet.lines for cell in line)


def _no_header() -> ReadingRefused:
    return ReadingRefused(
        "Không tìm thấy dòng tiêu đề của bảng: cần một dòng có các cột như TT, Họ và tên, Chức vụ, Đơn vị, Hình thức. "
        "Hãy thêm dòng tiêu đề ngay trên danh sách, lưu lại rồi nạp lại."
    )


def _letters_lost() -> ReadingRefused:
    return ReadingRefused(
        "Không đọc được danh sách: nhiều chữ đã bị mất khi tệp đi qua phần mềm cũ, không thể khôi phục. "
        "Hãy xin đơn vị tệp gốc, mở bằng Excel, lưu thành .xlsx rồi nạp lại."
    )


def _too_many() -> ReadingRefused:
    most = f"{limits.MAX_ROWS:,}".replace(",", ".")
    return ReadingRefused(
        f"Danh sách có hơn {most} dòng, vượt mức một lần nạp. "
        "Hãy tách thành nhiều tệp, mỗi đơn vị hoặc mỗi hình thức một tệp, rồi nạp từng tệp."
    )
