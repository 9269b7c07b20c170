"""From sheets to a reading: walks the lines of each table, minds the sections, and says what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from bangvang_paper.reading import limits
from bangvang_paper.reading.awards import form_within
from bangvang_paper.reading.checks import homonyms_of, looks_old_encoded, problems_of
from bangvang_paper.reading.columns import NAMING, Meaning, is_ordinal_heading
from bangvang_paper.reading.lines import (
    Heading,
    counts_in,
    heading_of,
    is_note,
    is_ordinal,
    is_section_mark,
    is_total,
)
from bangvang_paper.reading.nominee import Surroundings, row_of
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.rows import Reading, Row
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.reading.table import Layout, Line, find_layout, layout_at, lines_of
from bangvang_paper.vietnamese import folded, nfc, spaced

_CALLED = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}
# Columns that speak of a nominee; one of them beside a name makes a line a row even without a running number.
_TELLING = {
    Meaning.HONORIFIC, Meaning.POSITION, Meaning.POSITION_UNIT, Meaning.UNIT, Meaning.FORM, Meaning.MERIT, Meaning.BIRTH,
    Meaning.CITIZEN, Meaning.KIND, Meaning.SEX, Meaning.MALE, Meaning.FEMALE,
}  # fmt: skip
_LONGEST_QUOTE = 80
_SHORT_TITLE = 3


@dataclass
class _Walk:
    """The state of reading one sheet from top to bottom."""

    sheet: Sheet
    around: Surroundings
    rows: list[Row] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    """What totals lines counted, by kind, sections added up."""
    ended: bool = False
    """Whether a totals line or the foot of the list has been passed."""


def reading_of(sheets: list[Sheet]) -> Reading:
    """The rows of every sheet that holds a table. Raises ReadingRefused when there is no table or no row."""
    _refuse_old_encoding(sheets)
    walks: list[_Walk] = []
    without: list[Sheet] = []
    title: str | None = None
    for sheet in sheets:
        layout = find_layout(sheet)
        if layout is None:
            without.append(sheet)
            continue
        own_title = _title_of(sheet, layout.header_line)
        title = title or own_title
        walks.append(_walk(sheet, layout, own_title or "", so_far=sum(len(walk.rows) for walk in walks)))
    if not walks:
        raise _no_header()
    rows = [row for walk in walks for row in walk.rows]
    if not rows:
        raise ReadingRefused(
            "Danh sách không có dòng nào: thấy dòng tiêu đề nhưng bên dưới không có tên cá nhân hay tập thể. "
            "Hãy kiểm tra xem có nạp nhầm tệp mẫu trống không, rồi nạp lại."
        )
    warnings = [f"Trang tính “{sheet.name}” không có bảng danh sách nên được bỏ qua." for sheet in without]
    warnings += [warning for walk in walks for warning in [*walk.warnings, *_count_warnings(walk)]]
    for index, problems in enumerate(problems_of(rows)):
        rows[index].problems = problems + rows[index].problems
    for index, sentence in homonyms_of(rows).items():
        rows[index].guesses.append(sentence)
    return Reading(rows, warnings, title, rows[0].source["sheet"])


def _walk(sheet: Sheet, layout: Layout, title: str, so_far: int) -> _Walk:
    walk = _Walk(sheet, Surroundings(kind=_kind_of_sheet(sheet), title_form=form_within(title)))
    while True:
        following = _next_layout(sheet, layout)
        end = following.header_line if following else len(sheet.lines)
        numbered = _uses_numbers(sheet, layout, end)
        for line in lines_of(sheet, layout, end):
            _take(walk, line, numbered)
            if so_far + len(walk.rows) > limits.MAX_ROWS:
                raise _too_many()
        if following is None:
            return walk
        layout = following


def _next_layout(sheet: Sheet, layout: Layout) -> Layout | None:
    """A header that comes again further down, as on every printed page or before the second section."""
    for line in range(layout.first_line, len(sheet.lines)):
        again = layout_at(sheet, line) if any(is_ordinal_heading(cell) for cell in sheet.lines[line]) else None
        if again is not None and Meaning.ORDINAL in again.columns:
            return again
    return None


def _uses_numbers(sheet: Sheet, layout: Layout, end: int) -> bool:
    """Whether the table gives its nominees running numbers."""
    places = layout.columns.get(Meaning.ORDINAL, [])
    return any(is_ordinal(spaced(sheet.cell(i, c))) for i in range(layout.first_line, end) for c in places)


def _take(walk: _Walk, line: Line, numbered: bool) -> None:
    """Let one line do what it is there for: open a section, close the list, or name a nominee."""
    texts = line.filled()
    if not texts:
        return
    ordinal = line.text(Meaning.ORDINAL)
    heading = _heading_on(line, ordinal)
    if heading is not None:
        _enter(walk, heading)
    elif any(is_total(text) for text in texts):
        _count(walk, texts)
    elif not is_ordinal(ordinal) and any(is_note(text) for text in texts):
        walk.ended = True
    elif _is_nominee(line, ordinal, numbered, walk.ended):
        walk.rows.append(row_of(line, walk.around, walk.sheet.name))
    else:
        quote = " · ".join(texts)[:_LONGEST_QUOTE]
        walk.warnings.append(f"Dòng {line.number} không đọc là cá nhân hay tập thể nào nên được bỏ qua: “{quote}”.")


def _heading_on(line: Line, ordinal: str) -> Heading | None:
    """The heading that a line is: one text alone, or one after I, II, A or B."""
    texts = line.filled()
    marked = is_section_mark(ordinal)
    rest = [text for text in texts if text != ordinal] if marked else texts
    if is_ordinal(ordinal):
        rest = [text for text in texts if text != ordinal]
        return _plain_heading(rest[0]) if len(rest) == 1 else None
    if len(rest) == 1 or (marked and rest and len(rest) <= 2 and all(counts_in(text) for text in rest[1:])):
        return heading_of(rest[0], numbered=marked)
    return None


def _plain_heading(text: str) -> Heading | None:
    """A heading numbered 1, 2, 3 like the nominees: only when its words leave no doubt."""
    heading = heading_of(text, numbered=False)
    return heading if heading and heading.kind and (heading.form or folded(text) in {"tap the", "ca nhan"}) else None


def _enter(walk: _Walk, heading: Heading) -> None:
    walk.ended = False
    around = walk.around
    if heading.unit:
        around.unit = heading.unit
        return
    around.unit = ""
    around.kind = heading.kind or around.kind
    around.form = heading.form or ("" if heading.kind is None else around.form)


def _count(walk: _Walk, texts: list[str]) -> None:
    walk.ended = True
    for text in texts:
        for kind, number in counts_in(text).items():
            walk.counted[kind] = walk.counted.get(kind, 0) + number


def _is_nominee(line: Line, ordinal: str, numbered: bool, ended: bool) -> bool:
    named = any(line.text(meaning) for meaning in NAMING)
    told = sum(1 for meaning in _TELLING if line.text(meaning))
    if is_ordinal(ordinal):
        return named or told > 0
    if not numbered and not ended:
        return named or told >= 2
    return (named and told >= (2 if ended else 1)) or told >= 3


def _count_warnings(walk: _Walk) -> list[str]:
    """Where the list's own totals differ from the rows under its header."""
    read = {kind: sum(row.kind == kind for row in walk.rows) for kind in _CALLED}
    return [
        f"Dòng tổng cộng ghi {number} {_CALLED[kind]} nhưng đọc được {read[kind]}. Hãy đối chiếu với tệp gốc."
        for kind, number in walk.counted.items()
        if number != read[kind]
    ]


def _kind_of_sheet(sheet: Sheet) -> str | None:
    """The kind that a sheet's name tells ("Tập thể", "Ca nhan"), when it tells one."""
    name = folded(sheet.name)
    kinds = [kind for word, kind in (("tap the", "collective"), ("ca nhan", "individual"), ("ho gia dinh", "household"))
             if word in name]  # fmt: skip
    return kinds[0] if len(kinds) == 1 else None


def _title_of(sheet: Sheet, header_line: int) -> str | None:
    """The line above the header that says what the list is; a bare "DANH SÁCH" takes the line below it along."""
    texts = [spaced(cell) for line in sheet.lines[:header_line] for cell in line if cell.strip()]
    for text, below in zip_longest(texts, texts[1:], fillvalue=""):
        if folded(text).startswith(("danh sach", "bang tong hop")):
            return f"{text} {below}".strip() if len(text.split()) <= _SHORT_TITLE and below[:1] != "(" else text
    return None


def _refuse_old_encoding(sheets: list[Sheet]) -> None:
    """Refuse a list typed in .VnTime or VNI fonts as a whole, before its header fails to be understood."""
    cells = [nfc(cell) for sheet in sheets for line in sheet.lines[:200] for cell in line if cell.strip()]
    old = sum(looks_old_encoded(cell) for cell in cells)
    if old and old * 3 > len(cells):
        raise ReadingRefused(
            "Danh sách gõ bằng phông chữ cũ (.VnTime – TCVN3, hoặc VNI), bản này chưa đọc được bảng mã đó. "
            "Hãy chuyển tệp sang Unicode (chẳng hạn bằng công cụ chuyển mã của bộ gõ), lưu thành .xlsx rồi nạp lại."
        )


def _no_header() -> ReadingRefused:
    return ReadingRefused(
        "Không tìm thấy dòng tiêu đề của bảng: cần một dòng có các cột như TT, Họ và tên, Chức vụ, Đơn vị, Hình thức. "
        "Hãy thêm dòng tiêu đề ngay trên danh sách, lưu lại rồi nạp lại."
    )


def _too_many() -> ReadingRefused:
    most = f"{limits.MAX_ROWS:,}".replace(",", ".")
    return ReadingRefused(
        f"Danh sách có hơn {most} dòng, vượt mức một lần nạp. "
        "Hãy tách thành nhiều tệp, mỗi đơn vị hoặc mỗi hình thức một tệp, rồi nạp từng tệp."
    )
