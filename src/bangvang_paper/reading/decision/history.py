"""Tables of past honours: who was given what, by which decision, on which day, by whom.

A register of an office names everybody on each line; the report of one person or collective names it above the table and
lists years, titles and decisions. Number, day and issuer may share one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bangvang_paper.reading.checks import own_problems
from bangvang_paper.reading.days import day_in, year_in
from bangvang_paper.reading.decision.head import code_in
from bangvang_paper.reading.decision.past import History, PastHonour
from bangvang_paper.reading.meaning.columns import NAMING, Meaning
from bangvang_paper.reading.meaning.context import Context
from bangvang_paper.reading.meaning.doubts import doubt_of
from bangvang_paper.reading.meaning.head import find_layout
from bangvang_paper.reading.meaning.headings import Taught, taught_of
from bangvang_paper.reading.meaning.layout import Layout
from bangvang_paper.reading.meaning.lines import heading_on, is_note, is_total
from bangvang_paper.reading.meaning.marks import tidied
from bangvang_paper.reading.meaning.nominee import row_of
from bangvang_paper.reading.meaning.sections import Sections
from bangvang_paper.reading.meaning.several import forms_on, people_on
from bangvang_paper.reading.meaning.table import Line, lines_of
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.rows import Row
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import folded

_DECIDED = {Meaning.DECISION, Meaning.DECIDED_ON, Meaning.ISSUER}
_WHO = (*NAMING, Meaning.HONORIFIC, Meaning.POSITION, Meaning.POSITION_UNIT, Meaning.UNIT, Meaning.KIND)
_WHO_FIELDS = ("kind", "honorific", "name", "position", "unit")
_GRANTED = {Meaning.FORM, Meaning.HISTORY, Meaning.TICK}
_SUBJECT = re.compile(
    r"^(?:\d+\s*[.)]\s*)?(?:-\s*)?(?:họ (?:và )?tên|tên (?:đơn vị|tập thể|cơ quan)|họ tên)[^:]{0,30}:\s*(.+)$",
    re.IGNORECASE,
)
_WORKS_AT = re.compile(
    r"^(?:\d+\s*[.)]\s*)?(?:-\s*)?(?:chức vụ,? ?(?:và )?)?(?:đơn vị|nơi|cơ quan)(?: công tác)?\s*:\s*(.+)$",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(r"(?:\bcủa\b|\bdo\b|;|\d{4},)\s*([^,;()\d]{4,120})")
_NUMBER = re.compile(r"^(?:qđ|quyết định)?\s*(?:số)?\s*:?\s*([\w/.\-]*\d[\w/.\-]*)", re.IGNORECASE)
_FORM_GIVER = re.compile(r"\bcủa\s+(.+)$", re.IGNORECASE)


def history_of(sheets: Sequence[Sheet], taught: Mapping[str, str] | None = None) -> History:
    """The honours in the tables of one file.

    Raises ReadingRefused when no table tells of decisions, ValueError for a taught meaning that does not exist.
    """
    words = taught_of(taught or {})
    history = History([])
    for sheet in sheets:
        layout = _layout_of(sheet, words)
        if layout is not None:
            history.honours += _honours(sheet, layout, history.warnings)
    if not history.honours:
        raise ReadingRefused(
            "Không thấy bảng khen thưởng đã có: cần một bảng có cột danh hiệu, hình thức và cột số quyết định, ngày quyết định "
            "hoặc cơ quan quyết định. Hãy thêm dòng tiêu đề các cột ấy rồi nạp lại."
        )
    return history


def tells_of_decisions(sheet: Sheet) -> bool:
    """Whether the sheet holds a table of past honours rather than a list of nominees."""
    return _layout_of(sheet, {}) is not None


def _layout_of(sheet: Sheet, taught: Taught) -> Layout | None:
    layout = find_layout(sheet, taught, accepts=_is_of_honours)
    if layout is not None and Meaning.FORM not in layout.columns and Meaning.HISTORY in layout.columns:
        layout.columns[Meaning.FORM] = layout.columns.pop(Meaning.HISTORY)
    return layout


def _is_of_honours(found: set[Meaning]) -> bool:
    return bool(found & _GRANTED) and bool(found & _DECIDED)


def _honours(sheet: Sheet, layout: Layout, warnings: list[str]) -> Iterator[PastHonour]:
    around = Context(Sections())
    above: dict[Meaning, str] = {}
    subject = _subject_above(sheet, layout)
    for line in lines_of(sheet, layout, range(layout.first_line, len(sheet.lines)), {}, doubt_of(sheet)):
        texts = line.filled()
        heading = heading_on(texts, line.text(Meaning.ORDINAL)) if texts else None
        if heading is not None and not line.forms:
            around.sections.enter(heading)
        elif not texts or any(map(is_total, texts)) or (not line.forms and any(map(is_note, texts))):
            continue
        elif line.forms:
            _name(line, above, subject)
            above = {meaning: line.text(meaning) for meaning in _WHO if meaning in line.texts}
            yield from (_past(row, line) for row in _rows(line, around, sheet.name))
        else:
            where = line.where[0].upper() + line.where[1:]
            warnings.append(f"{where} không ghi danh hiệu, hình thức nào nên được bỏ qua: “{' · '.join(texts)[:80]}”.")


def _rows(line: Line, around: Context, sheet_name: str) -> Iterator[Row]:
    for person in people_on(line):
        for one in forms_on(person):
            row = row_of(one, around, sheet_name)
            row.problems = own_problems(row) + row.problems
            yield row


def _name(line: Line, above: Mapping[Meaning, str], subject: Mapping[Meaning, str]) -> None:
    """Say whose honour a line is that names nobody: of whom the line above tells, or whom the paper is about."""
    if any(line.text(meaning) for meaning in NAMING):
        return
    if above:
        for meaning, text in above.items():
            line.texts.setdefault(meaning, text)
        line.guess(_WHO_FIELDS, "Người được khen: ô để trống, lấy theo dòng trên.")
    elif subject:
        line.texts.update(subject)
        line.guess(_WHO_FIELDS, f"Người được khen: lấy theo đầu văn bản “{subject[Meaning.NAME]}”.")


def _subject_above(sheet: Sheet, layout: Layout) -> dict[Meaning, str]:
    """Whom the paper is about, from the lines above the table: "Họ và tên: Nguyễn Văn An", "Đơn vị công tác: …"."""
    subject: dict[Meaning, str] = {}
    for cells in sheet.lines[: layout.header_line]:
        for part in (tidied(part) for cell in cells for part in cell.split("\n")):
            if found := _SUBJECT.match(part):
                subject.setdefault(Meaning.NAME, re.split(r"\s*[,;(]\s*", found.group(1), maxsplit=1)[0].strip(" ."))
            elif found := _WORKS_AT.match(part):
                subject.setdefault(Meaning.POSITION_UNIT, found.group(1).strip(" ."))
    return subject if Meaning.NAME in subject else {}


def _past(row: Row, line: Line) -> PastHonour:
    """The honour with its decision, parted where number, day and issuer share a cell."""
    decision, on, issuer = (line.text(meaning) for meaning in (Meaning.DECISION, Meaning.DECIDED_ON, Meaning.ISSUER))
    code = code_in(decision)
    written = code.written if code else ""
    if decision and not code and (number := _NUMBER.match(decision)):
        written = number.group(1).strip("./-")
        row.guess(("code",), f"Số quyết định: ghi “{decision}”, chưa thấy ký hiệu.")
    day = day_in(on) or day_in(decision)
    if not issuer and (told := _ISSUED_BY.search(decision)):
        issuer = told.group(1).strip()
    if not issuer and (giver := _FORM_GIVER.search(row.form)) and not folded(giver.group(1)).startswith("chinh phu"):
        issuer = giver.group(1).strip()
        row.guess(("issuer",), f"Người quyết định: lấy theo hình thức “{row.form}”.")
    year = year_in(line.text(Meaning.YEAR)) or None
    return PastHonour(row, written, day, issuer, year)
