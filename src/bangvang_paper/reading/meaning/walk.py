"""The walk down one sheet: every line opens a section, closes the list, or names somebody; nothing is passed over in silence."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bangvang_paper.reading.meaning.columns import NAMING, Meaning
from bangvang_paper.reading.meaning.context import Context
from bangvang_paper.reading.meaning.head import layout_at
from bangvang_paper.reading.meaning.headings import Taught, is_ordinal_heading
from bangvang_paper.reading.meaning.layout import Layout
from bangvang_paper.reading.meaning.lines import Heading, counts_in, heading_of, heading_on, is_note, is_total
from bangvang_paper.reading.meaning.marks import is_ordinal, is_small_mark, tidied
from bangvang_paper.reading.meaning.nominee import row_of
from bangvang_paper.reading.meaning.paragraphs import item_on, texts_of
from bangvang_paper.reading.meaning.several import forms_on, people_on
from bangvang_paper.reading.meaning.table import Above, Line, lines_of
from bangvang_paper.reading.meaning.words import looks_like_a_person, names_a_unit
from bangvang_paper.reading.rows import Row
from bangvang_paper.reading.sheet import Sheet
from bangvang_paper.vietnamese import folded

# Columns that speak of a nominee; one of them beside a name makes a line a row even without a running number.
_TELLING = {
    Meaning.HONORIFIC, Meaning.POSITION, Meaning.POSITION_UNIT, Meaning.UNIT, Meaning.FORM, Meaning.MERIT, Meaning.BIRTH,
    Meaning.CITIZEN, Meaning.KIND, Meaning.SEX, Meaning.MALE, Meaning.FEMALE, Meaning.TICK,
}  # fmt: skip
_LONGEST_QUOTE = 80
_ORDINAL_BEGINS = "TtSs"
_MOST_CELLS_OF_A_HEADING = 4

Pair = tuple[Line, Line | None]
"""A line, and the next one that says something."""


@dataclass
class Walk:
    """What one sheet gave, and the state of reading it."""

    sheet: Sheet
    around: Context
    taught: Taught | None = None
    rows: list[Row] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    layouts: list[Layout] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    """What totals lines counted, by kind, sections added up."""
    ended: bool = False
    """Whether a totals line or the foot of the list has been passed."""


@dataclass
class Stretch:
    """The lines of a table under one header, and what is carried down them."""

    walk: Walk
    layout: Layout
    end: int
    """The line of the sheet before which it ends."""
    above: Above
    numbered: bool
    """Whether it gives its nominees running numbers."""

    def lines(self, indexes: Sequence[int] | None = None) -> Iterator[Pair]:
        """Its lines, or those at ``indexes``, each with the one after it."""
        chosen = range(self.layout.first_line, self.end) if indexes is None else indexes
        return _with_following(lines_of(self.walk.sheet, self.layout, chosen, self.above, self.walk.around.doubt))

    def take(self, lines: Iterator[Pair], until: int | None = None) -> Generator[None, None, Pair | None]:
        """Read ``lines``; yields after every row. Returns the first line at the index ``until``, or behind it, untaken."""
        for line, after in lines:
            if until is not None and line.index >= until:
                return line, after
            yield from _take(self.walk, line, after, self.numbered)
        return None


Walked = Callable[[Stretch], Iterator[None]]
"""How a stretch is walked: by :func:`alone`, or by more than one process."""


def alone(stretch: Stretch) -> Iterator[None]:
    """Walk a stretch line by line."""
    yield from stretch.take(stretch.lines())


def walk_table(walk: Walk, layout: Layout, walked: Walked = alone) -> Iterator[None]:
    """Read the tables of the sheet from ``layout`` down; yields after every row, so that the caller can stop."""
    above: Above = {}
    while True:
        walk.layouts.append(layout)
        following = _next_layout(walk.sheet, layout, walk.taught)
        end = following.header_line if following else len(walk.sheet.lines)
        yield from walked(Stretch(walk, layout, end, above, _uses_numbers(walk.sheet, layout, end)))
        if following is None:
            return
        if _places(following) != _places(layout):
            above = {}
        layout = following


def walk_paragraphs(walk: Walk) -> Iterator[None]:
    """Read a sheet without any table as a list in paragraphs."""
    paragraphs = list(texts_of(walk.sheet))
    for place, (index, text) in enumerate(paragraphs):
        sections = walk.around.sections
        following = paragraphs[place + 1][1] if place + 1 < len(paragraphs) else ""
        heading = heading_of(text)
        item = item_on(walk.sheet, index, sections)
        if is_total(text):
            _count(walk, [text])
        elif heading is not None and (item is None or not _is_item(heading, following, sections.kind)):
            _enter(walk, heading, walk.sheet.address(index, 0))
        elif item is not None:
            yield from _append(walk, item)


def _is_item(heading: Heading, following: str, kind: str | None) -> bool:
    """Whether a paragraph that could be the heading of a unit is an item: nobody of the unit follows it."""
    if not heading.only_unit:
        return False
    name = following.lstrip("0123456789.)-+*•– ").split(",", 1)[0]
    return kind == "collective" or not looks_like_a_person(name)


def _with_following(lines: Iterable[Line]) -> Iterator[Pair]:
    """Every line that says something, with the next such line."""
    held: Line | None = None
    for line in lines:
        if line.texts or line.others:
            if held is not None:
                yield held, line
            held = line
    if held is not None:
        yield held, None


def _next_layout(sheet: Sheet, layout: Layout, taught: Taught | None) -> Layout | None:
    """A header that comes again further down, as on every printed page or before the second section."""
    for line in range(layout.first_line, len(sheet.lines)):
        if any(cell and cell[0] in _ORDINAL_BEGINS and is_ordinal_heading(cell) for cell in sheet.lines[line]):
            again = layout_at(sheet, line, taught)
            if again is not None and Meaning.ORDINAL in again.columns:
                return again
    return None


def _places(layout: Layout) -> dict[int, Meaning]:
    return dict(sorted(layout.meanings.items()))


def _uses_numbers(sheet: Sheet, layout: Layout, end: int) -> bool:
    """Whether the table gives its nominees running numbers."""
    places = layout.columns.get(Meaning.ORDINAL, [])
    return any(is_ordinal(tidied(sheet.cell(i, c))) for i in range(layout.first_line, end) for c in places)


def _take(walk: Walk, line: Line, after: Line | None, numbered: bool) -> Iterator[None]:
    """Let one line do what it is there for: open a section, close the list, or name somebody."""
    texts = line.filled()
    ordinal = line.text(Meaning.ORDINAL)
    counted = is_ordinal(ordinal)
    heading = heading_on(texts, ordinal) if len(texts) <= _MOST_CELLS_OF_A_HEADING else None
    if heading is not None and _opens_section(heading, line, after, walk, numbered):
        _enter(walk, heading, next(iter(line.written), ""))
    elif not counted and any(map(is_total, texts)):
        _count(walk, texts)
    elif not counted and any(map(is_note, texts)) and not _plainly_names(line, walk.ended):
        walk.ended = True
    elif _is_nominee(line, ordinal, numbered, walk.ended):
        yield from _append(walk, line)
    else:
        quote = " · ".join(texts)[:_LONGEST_QUOTE]
        where = line.where[0].upper() + line.where[1:]
        walk.warnings.append(f"{where} không đọc là cá nhân hay tập thể nào nên được bỏ qua: “{quote}”.")


def _opens_section(heading: Heading, line: Line, after: Line | None, walk: Walk, numbered: bool) -> bool:
    """Whether what could be a heading is one, and not the line of a collective that says no more than its name."""
    ordinal = line.text(Meaning.ORDINAL)
    if is_ordinal(ordinal):
        # Numbered 1, 2, 3 like the nominees: a heading when its words leave no doubt, or when numbers begin again below.
        if heading.only_unit or not (heading.form or folded(heading.text) in {"tap the", "ca nhan", "ho gia dinh"}):
            return heading.only_unit and _begins_again(line, after)
        return True
    if not heading.only_unit:
        return True
    apart = numbered and not line.text(Meaning.NAME)  # it stands outside the names, where no nominee stands
    followed = after is not None and _names_a_person(after) and walk.around.sections.kind != "collective"
    return heading.numbered or apart or followed


def _begins_again(line: Line, after: Line | None) -> bool:
    """Whether the next line counts anew and names a person: those who stand under a unit's own number."""
    if after is None or not _names_a_person(after):
        return False
    number, following = line.text(Meaning.ORDINAL).strip("(). "), after.text(Meaning.ORDINAL).strip("(). ")
    within = not following or is_small_mark(after.text(Meaning.ORDINAL)) or following.startswith(number + ".")
    return within or (number.isdecimal() and following.isdecimal() and int(following) == 1)


def _names_a_person(line: Line) -> bool:
    name = line.text(Meaning.NAME) or line.text(Meaning.WHOLE) or line.text(Meaning.FAMILY)
    heading = heading_on(line.filled(), line.text(Meaning.ORDINAL))
    if heading is not None and (heading.kind or heading.form):
        return False
    told = line.text(Meaning.HONORIFIC) or line.text(Meaning.POSITION) or line.text(Meaning.POSITION_UNIT)
    return bool(name) and (bool(told) or looks_like_a_person(name.split(",")[0]) or not names_a_unit(name))


def _enter(walk: Walk, heading: Heading, place: str) -> None:
    walk.ended = False
    walk.around.sections.enter(heading, place)
    walk.around.unit_above = walk.around.form_above = walk.around.merit_above = ""


def _count(walk: Walk, texts: list[str]) -> None:
    walk.ended = True
    for text in texts:
        for kind, number in counts_in(text).items():
            walk.counted[kind] = walk.counted.get(kind, 0) + number


def _is_nominee(line: Line, ordinal: str, numbered: bool, ended: bool) -> bool:
    named = not NAMING.isdisjoint(line.texts)
    told = len(_TELLING.intersection(line.texts)) + (bool(line.forms) and Meaning.FORM not in line.texts)
    if is_ordinal(ordinal):
        return named or told > 0
    if not numbered and not ended:
        return named or told >= 2
    return (named and told >= (2 if ended else 1)) or told >= 3


def _plainly_names(line: Line, ended: bool) -> bool:
    """Whether a line names somebody and says enough of him, although a position in it is also what stands in a signature."""
    name = line.text(Meaning.NAME) or line.text(Meaning.WHOLE)
    told = len(_TELLING.intersection(line.texts))
    return not ended and told > 1 and not is_note(name) and (looks_like_a_person(name) or names_a_unit(name))


def _append(walk: Walk, line: Line) -> Iterator[None]:
    """The rows of one line: one for each person and form that it names."""
    around = walk.around
    for person in people_on(line):
        for one in forms_on(person):
            row = row_of(one, around, walk.sheet.name)
            walk.rows.append(row)
            yield
    if row.kind == "individual":
        around.unit_above = row.unit
    around.form_above, around.merit_above = row.form, row.merit or around.merit_above
