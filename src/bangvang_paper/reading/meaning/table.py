"""The lines under a header as text by meaning, with merged cells filled, ditto marks resolved and every guess said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bangvang_paper.reading.meaning.cells import Column, Said, columns_of
from bangvang_paper.reading.meaning.columns import REPEATABLE, Meaning
from bangvang_paper.reading.meaning.layout import Layout
from bangvang_paper.reading.meaning.words import is_mark
from bangvang_paper.reading.rows import WHOLE_ROW, Guess
from bangvang_paper.reading.sheet import Repair, Sheet
from bangvang_paper.vietnamese import folded

Above = dict[int, tuple[str, str]]
"""For each column the last text that was written out, and where."""
Covers = dict[tuple[int, int], int]
"""(line, column) of an empty cell that a cell above is merged with → the line of that cell."""


@dataclass(slots=True)
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
    index: int = -1
    """Its place among the lines of the sheet."""

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


def lines_of(sheet: Sheet, layout: Layout, indexes: Sequence[int], above: Above, doubt: str) -> Iterator[Line]:
    """The lines under the header at ``indexes``; ``above`` is carried from one printed page of a table to the next.

    ``doubt``: why cells without any repair are to be looked at too.
    """
    covers = _vertical_covers(sheet, layout)
    columns = columns_of(layout, max((len(sheet.lines[index]) for index in indexes), default=0), doubt)
    has = frozenset(layout.columns)
    heads = {folded(heading) for heading in layout.headings.values() if heading}
    for index in indexes:
        if not _repeats_head(sheet.lines[index], heads):
            yield _line(sheet, index, columns, has, covers, above)


def _line(
    sheet: Sheet, index: int, columns: list[Column], has: frozenset[Meaning], covers: Covers, above: Above
) -> Line:
    line = Line(sheet.row_number(index), sheet.place(index), has=has, index=index)
    line.hidden = line.number in sheet.hidden_rows
    repairs = sheet.repairs[index] if index < len(sheet.repairs) else ()
    addresses, texts = sheet.addresses(index), line.texts
    for place, written in enumerate(sheet.lines[index]):
        if not written and not covers:  # as many cells of a long list are
            continue
        column, repair = columns[place], repairs[place] if place < len(repairs) else None
        said = column.says(written, _to_look_at(repair))
        if said.shown:
            line.written[addresses[place]] = repair.original if repair else written
        elif not said.text and (index, place) in covers:
            written, repair = sheet.cell(covers[index, place], place), sheet.repair(covers[index, place], place)
            said = column.says(written, _to_look_at(repair))
        meaning = column.meaning
        if said.plain and meaning is not None and meaning not in texts and (repair is None or not repair.lost):
            texts[meaning] = said.text  # as nearly all cells of a long list are
            line.guessed += said.guesses
            if column.repeatable:
                above[place] = (said.written, line.where)
        elif not said.telling or not _take_cell(line, column, place, said, repair, above):
            continue
        if meaning is not None:
            line.places.setdefault(meaning, addresses[place])
            line.zeros_doubtful |= meaning is Meaning.CITIZEN and (index, place) in sheet.numeric
    return line


def _to_look_at(repair: Repair | None) -> str | None:
    """Why a cell's repair has to be looked at, as a column asks for it."""
    if repair is None:
        return None
    return "" if repair.sure else repair.reason


def _repeats_head(cells: list[str], heads: set[str]) -> bool:
    """Whether a line is the header once more, on a page of a table that numbers nobody."""
    first = next(filter(None, cells), "")
    if (first if first.isdecimal() else folded(first)) not in heads:  # a number is its own folded form
        return False
    texts = [cell for cell in cells if cell]
    return len(texts) > 1 < len(heads) and all(folded(text) in heads for text in texts)


def _take_cell(line: Line, column: Column, place: int, said: Said, repair: Repair | None, above: Above) -> bool:
    """Take what stands in a cell of the column at ``place``; whether the line says something there by it."""
    meaning = column.meaning
    if meaning is None:
        line.others.append(said.text)
        return False
    text, written, guesses = said.text, said.written, said.guesses
    if said.ditto:
        written = _said_above(line, column, place, text, above)
        if not written:
            return False
        over = column.says(written, None)
        text = over.text
        guesses = over.guesses if repair is None else guesses
    elif column.repeatable:
        above[place] = (written, line.where)
    line.guessed += guesses
    if repair is not None and repair.lost and column.fields:
        line.problems.append(column.guess(repair.reason)[0].sentence)
    if column.plain or _says_text_too(line, meaning, text, column):
        _place(line, meaning, text, written)
    return True


def _place(line: Line, meaning: Meaning, text: str, written: str) -> None:
    if meaning in line.texts:
        text = f"{line.texts[meaning]} {text}"
    elif "\n" in written:
        line.raw[meaning] = written.strip()
    line.texts[meaning] = text


def _says_text_too(line: Line, meaning: Meaning, text: str, column: Column) -> bool:
    """Take what a cell says besides its text: a form, or a year of birth under Nam or Nữ. A tick is no text itself, and
    another name than the first is none of the nominee's."""
    heading = column.heading
    if column.rival:
        if meaning in line.texts:
            line.others.append(text)
            line.guess(column.fields, f"{column.label}: cột “{heading}” cũng ghi “{text}”; đã lấy cột đứng trước.")
        return meaning not in line.texts
    if meaning is Meaning.TICK:
        if is_mark(text):
            line.forms.append(heading)
            line.guess(("form",), f"Hình thức: lấy theo tiêu đề cột “{heading}” vì ô đánh dấu “{text}”.")
        return False
    if meaning is Meaning.FORM:
        line.forms.append(text)
    elif not is_mark(text):
        line.texts.setdefault(Meaning.BIRTH, text)
    return True


def _said_above(line: Line, column: Column, place: int, mark: str, above: Above) -> str:
    """The text above in place of a ditto mark, with a guess that says so; "" when there is nothing above."""
    if place in above:
        before, where = above[place]
        line.guess(column.fields or (WHOLE_ROW,), f"{column.label}: lấy theo {where} vì ô ghi “{mark}”.")
        return before
    line.problems.append(f"{column.label}: ô ghi “{mark}” nhưng phía trên không có dòng nào để lấy theo.")
    return ""


def _vertical_covers(sheet: Sheet, layout: Layout) -> Covers:
    """(line, column) of cells below the first of a cell merged over several lines → the line that holds its text."""
    used = {column for meaning, columns in layout.columns.items() if meaning in REPEATABLE for column in columns}
    covers: Covers = {}
    for merge in sheet.merges:
        if merge.left in used and merge.bottom > merge.top >= layout.first_line:
            covers.update({(line, merge.left): merge.top for line in range(merge.top + 1, merge.bottom + 1)})
    return covers
