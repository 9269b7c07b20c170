"""The lines under a header as text by meaning, with merged cells filled, ditto marks resolved and every guess said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bangvang_paper.reading.meaning.columns import FIELDS, LABELS, PERSONAL, REPEATABLE, Meaning
from bangvang_paper.reading.meaning.layout import Layout
from bangvang_paper.reading.meaning.marks import is_ditto, is_nothing, tidied
from bangvang_paper.reading.meaning.words import TONED, is_mark
from bangvang_paper.reading.rows import WHOLE_ROW, Guess
from bangvang_paper.reading.sheet import Repair, Sheet
from bangvang_paper.vietnamese import folded

_CITIZEN_NUMBER = re.compile(r"^[\d\s.]*\d{12}$|^\d{9}$")

_MANY_LOST, _MANY_GUESSED = 0.1, 0.3

Above = dict[int, tuple[str, str]]
"""For each column the last text that was written out, and where."""


@dataclass
class Line:
    """One line of a table, as text by meaning."""

    number: int
    """The row's number as the office sees it."""
    where: str
    """How a sentence names the line: "dòng 14", "bảng 2, dòng 5"."""
    texts: dict[Meaning, str] = field(default_factory=dict)
    raw: dict[Meaning, str] = field(default_factory=dict)
    """The same with the line breaks of the cell, only where it has any."""
    forms: list[str] = field(default_factory=list)
    """Every form that the line names, one for each column of forms and each mark."""
    others: list[str] = field(default_factory=list)
    """Texts of cells in columns without a meaning."""
    written: dict[str, str] = field(default_factory=dict)
    """Every filled cell as it stands in the file, by address, without personal data."""
    places: dict[Meaning, str] = field(default_factory=dict)
    """Address of the first cell of each meaning."""
    guessed: list[Guess] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    zeros_doubtful: bool = False
    """Whether the citizen number stood in a cell of numbers."""
    hidden: bool = False
    taken_from: dict[str, str] = field(default_factory=dict)
    """Field → address of the heading or title that says it for the line."""
    title: str = ""
    """Rank or degree that stood before the name."""
    has: frozenset[Meaning] = frozenset()
    """What the table has columns for."""

    def text(self, meaning: Meaning) -> str:
        return self.texts.get(meaning, "")

    def with_breaks(self, meaning: Meaning) -> str:
        return self.raw.get(meaning) or self.texts.get(meaning, "")

    def filled(self) -> list[str]:
        return [*self.texts.values(), *self.others]

    def guess(self, fields: Iterable[str], sentence: str) -> None:
        """Say of each of ``fields`` that it is guessed."""
        self.guessed += [Guess(name, sentence) for name in fields]

    def alike(self) -> Line:
        """A copy that may be changed without changing this one."""
        return replace(
            self,
            texts=dict(self.texts),
            raw=dict(self.raw),
            guessed=list(self.guessed),
            problems=list(self.problems),
            taken_from=dict(self.taken_from),
        )


@dataclass(frozen=True)
class _Column:
    """What is the same for every cell of a column."""

    meaning: Meaning | None
    label: str = ""
    fields: tuple[str, ...] = ()
    heading: str = ""
    guess: str = ""
    repeatable: bool = False
    personal: bool = False


def _columns(layout: Layout, width: int) -> list[_Column]:
    columns = [_Column(None)] * max(width, *layout.headings, *layout.meanings, 0)
    for place, meaning in layout.meanings.items():
        label = LABELS.get(meaning, meaning.value)
        guess = f"{label}: {layout.guesses[place]}." if place in layout.guesses else ""
        columns[place : place + 1] = [
            _Column(meaning, label, FIELDS.get(meaning, ()), layout.headings.get(place, ""), guess, meaning in REPEATABLE,
                    meaning in PERSONAL)
        ]  # fmt: skip
    return columns


def lines_of(sheet: Sheet, layout: Layout, end: int, above: Above) -> Iterator[Line]:
    """The lines under the header up to ``end``; ``above`` is carried from one printed page of a table to the next."""
    covers, doubt = _vertical_covers(sheet, layout), doubt_of(sheet)
    columns = _columns(layout, max(map(len, sheet.lines), default=0))
    has = frozenset(layout.columns)
    heads = {folded(heading) for heading in layout.headings.values() if heading}
    for index in range(layout.first_line, end):
        if _repeats_head(sheet.lines[index], heads):
            continue
        line = Line(sheet.row_number(index), sheet.place(index), has=has)
        line.hidden = line.number in sheet.hidden_rows
        for place, written in enumerate(sheet.lines[index]):
            text = tidied(written)
            if text or (index, place) in covers:
                column, address = columns[place], sheet.address(index, place)
                repair = sheet.repair(index, place) if sheet.repairs else None
                if not text:
                    written, repair = sheet.cell(covers[index, place], place), sheet.repair(covers[index, place], place)
                    text = tidied(written)
                elif not column.personal and not _is_personal(column.meaning, text):
                    line.written[address] = repair.original if repair else written
                if text and not is_nothing(text):
                    _take_cell(line, column, (place, address), text, written, repair, above, doubt)
                    line.zeros_doubtful |= column.meaning is Meaning.CITIZEN and (index, place) in sheet.numeric
        yield line


def _repeats_head(cells: list[str], heads: set[str]) -> bool:
    """Whether a line is the header once more, on a page of a table that numbers nobody."""
    if folded(next((cell for cell in cells if cell), "")) not in heads:
        return False
    texts = [cell for cell in cells if cell]
    return len(texts) > 1 < len(heads) and all(folded(text) in heads for text in texts)


def _take_cell(
    line: Line,
    column: _Column,
    at: tuple[int, str],
    text: str,
    written: str,
    repair: Repair | None,
    above: Above,
    doubt: str,
) -> None:
    """Take what stands in a cell; ``at`` is its column and its address."""
    meaning = column.meaning
    if meaning is None:
        line.others.append(text)
        return
    if repair is not None and text[0] in TONED:
        text = written = text[0].upper() + text[1:]
        line.guess(
            column.fields, f"{column.label}: viết hoa chữ đầu “{text[0]}”, vì phông chữ cũ không có chữ hoa mang dấu."
        )
    if column.repeatable:
        if is_ditto(text):
            text = written = _said_above(line, column, at[0], text, above)
            if not text:
                return
        else:
            above[at[0]] = (written, line.where)
    if column.guess:
        line.guess(column.fields, column.guess)
    if repair is not None:
        _say_repair(line, column, repair)
    elif doubt and any(character.isalpha() for character in text):
        line.guess(column.fields, f"{column.label}: {doubt}.")
    _place(line, meaning, tidied(text), written, column.heading)
    line.places.setdefault(meaning, at[1])


def _is_personal(meaning: Meaning | None, text: str) -> bool:
    """Whether a cell may not be kept although its column is none of personal data: years of birth under Nam and Nữ, and
    what looks like the number of a citizen."""
    if not text[0].isdecimal():
        return False
    return meaning is Meaning.MALE or meaning is Meaning.FEMALE or bool(_CITIZEN_NUMBER.match(text))


def _place(line: Line, meaning: Meaning, text: str, written: str, heading: str) -> None:
    if meaning is Meaning.TICK:
        if is_mark(text):
            line.forms.append(heading)
            line.guess(("form",), f"Hình thức: lấy theo tiêu đề cột “{heading}” vì ô đánh dấu “{text}”.")
        return
    if meaning is Meaning.FORM:
        line.forms.append(text)
    if meaning in (Meaning.MALE, Meaning.FEMALE) and not is_mark(text):
        line.texts.setdefault(Meaning.BIRTH, text)
    if meaning in line.texts:
        text = f"{line.texts[meaning]} {text}"
    elif "\n" in written:
        line.raw[meaning] = written.strip()
    line.texts[meaning] = text


def _say_repair(line: Line, column: _Column, repair: Repair) -> None:
    """What is not plain about the letters of a cell."""
    if repair.sure or not column.fields:
        return
    sentence = f"{column.label}: {repair.reason}."
    line.guess(column.fields, sentence)
    if repair.lost:
        line.problems.append(sentence)


def _said_above(line: Line, column: _Column, place: int, mark: str, above: Above) -> str:
    """The text above in place of a ditto mark, with a guess that says so; "" when there is nothing above."""
    if place in above:
        before, where = above[place]
        line.guess(column.fields or (WHOLE_ROW,), f"{column.label}: lấy theo {where} vì ô ghi “{mark}”.")
        return before
    line.problems.append(f"{column.label}: ô ghi “{mark}” nhưng phía trên không có dòng nào để lấy theo.")
    return ""


def doubt_of(sheet: Sheet) -> str:
    """Why cells without any repair are to be looked at too: the cells around them were typed in an encoding that is only
    guessed, or have lost letters. A part of a sentence; empty when the sheet gives no such reason."""
    if has_lost_letters(sheet):
        return "nhiều ô khác trong danh sách bị mất chữ, hãy đối chiếu với bản gốc"
    guessed = sum(1 for line in sheet.repairs for repair in line if repair is not None and not repair.sure)
    if guessed and guessed > _cells_of_words(sheet) * _MANY_GUESSED:
        return "phần lớn danh sách gõ bằng bảng mã cũ chỉ đoán được, hãy đối chiếu với bản gốc"
    return ""


def has_lost_letters(sheet: Sheet) -> bool:
    """Whether so many cells have lost letters that none of the sheet can be relied upon."""
    lost = sum(1 for line in sheet.repairs for repair in line if repair is not None and repair.lost)
    return bool(lost) and lost > _cells_of_words(sheet) * _MANY_LOST


def _cells_of_words(sheet: Sheet) -> int:
    return sum(1 for line in sheet.lines for cell in line if any(character.isalpha() for character in cell))


def _vertical_covers(sheet: Sheet, layout: Layout) -> dict[tuple[int, int], int]:
    """(line, column) of cells below the first of a cell merged over several lines → the line that holds its text."""
    used = {column for meaning, columns in layout.columns.items() if meaning in REPEATABLE for column in columns}
    covers: dict[tuple[int, int], int] = {}
    for merge in sheet.merges:
        if merge.left in used and merge.bottom > merge.top >= layout.first_line:
            covers.update({(line, merge.left): merge.top for line in range(merge.top + 1, merge.bottom + 1)})
    return covers
