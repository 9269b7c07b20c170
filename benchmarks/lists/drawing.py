"""One list of one look: a grid of texts with its merged cells, and what a careful officer would read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from lists.cells import text_of
from lists.inventing import Invention
from lists.layout import Layout
from lists.people import Nominee

FIELDS = ("kind", "honorific", "name", "position", "unit", "form", "award", "merit")
Truth = dict[str, str]

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LETTERS = " ABCDEFGHKLMNOPQ"
_MARK = re.compile(r"[IVX]+(?=[.:)/]|$)|[A-H](?=[.:)/]|$)|\d+")
_CALLED = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}
_TICKED = {"LĐTT": "advanced_worker", "CSTĐCS": "grassroots_emulation_fighter", "GK": "commendation_letter"}
# What one line is drawn from: people who share a cell, and the forms that each is proposed for.
Group = tuple[list[Nominee], list[tuple[str, str]]]


@dataclass
class Drawn:
    """A drawn sheet: lines of cells, merges as (top, left, bottom, right) from 0, and the true rows in order."""

    name: str
    lines: list[list[str]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    truth: list[Truth] = field(default_factory=list)
    loud: set[int] = field(default_factory=set)
    """Lines in capitals for the look (titles, headings): written in a font of capitals where there is one."""
    table: tuple[int, int] = (0, 0)
    """First line of the table and the line after its last; the rest is text around it."""


def draw(layout: Layout, seed: int) -> list[Drawn]:
    """The sheets of one list; the same layout and seed give the same list everywhere."""
    pen = _Pen(layout, Random(f"{layout.name}/{seed}"))
    people = pen.invention.people
    if not layout.sheet_for_each_kind:
        return [pen.sheet("Danh sách", people)]
    kinds = dict.fromkeys(nominee.kind for nominee in people)
    return [pen.sheet(_CALLED[kind].capitalize(), [one for one in people if one.kind == kind]) for kind in kinds]


class _Pen:
    def __init__(self, layout: Layout, chance: Random) -> None:
        self.layout, self.chance = layout, chance
        self.invention = Invention(layout, chance)
        self.drawn = Drawn("")
        self.since_head = 0
        self.above: dict[str, str] = {}

    # ── the sheet ──────────────────────────────────────────────────────────────────────────────────────────────────

    def sheet(self, name: str, people: list[Nominee]) -> Drawn:
        self.drawn, self.above = Drawn(name), {}
        layout = self.layout
        title = [line.format(form=self.invention.form[0], unit=self.invention.unit) for line in layout.title]
        for line in title:
            self._line([line], loud=line.isupper())
        for _ in range(layout.gap if title else 0):
            self._line([])
        begun = len(self.drawn.lines)
        self._head()
        self._sections(people, list(layout.sections), {}, 0)
        self.drawn.table = (begun, len(self.drawn.lines))
        self._foot(people)
        return self.drawn

    def _line(self, cells: Sequence[str], loud: bool = False) -> int:
        shift = [""] * (0 if self.layout.paragraphs else self.layout.first_column)
        if loud:
            self.drawn.loud.add(len(self.drawn.lines))
        self.drawn.lines.append([*shift, *cells])
        return len(self.drawn.lines) - 1

    def _head(self) -> None:
        layout = self.layout
        self.since_head = 0
        if not layout.header or layout.paragraphs:
            return
        uppers = [heading.split("|")[0] for _, heading in layout.columns]
        lowers = [heading.partition("|")[2] for _, heading in layout.columns]
        repeated = [i > 0 and bool(lowers[i]) and uppers[i] == uppers[i - 1] for i in range(len(uppers))]
        top = self._line(["" if again else upper for upper, again in zip(uppers, repeated, strict=True)])
        if any(lowers):
            self._line(lowers)
            if layout.merged_heads:
                self._merge_head(top, lowers, repeated)
        if layout.numbers_line:
            self._line([f"({number})" for number in range(1, len(uppers) + 1)])

    def _merge_head(self, top: int, lowers: list[str], repeated: list[bool]) -> None:
        for column, lower in enumerate(lowers):
            if not lower:
                self._merge(top, column, top + 1, column)
            elif not repeated[column]:
                right = column
                while right + 1 < len(repeated) and repeated[right + 1]:
                    right += 1
                if right > column:
                    self._merge(top, column, top, right)

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        shift = self.layout.first_column
        self.drawn.merges.append((top, left + shift, bottom, right + shift))

    def _sections(
        self, people: list[Nominee], dimensions: list[tuple[str, str]], said: dict[str, str], done: int
    ) -> int:
        """Draw the sections from the outermost and the people in them; gives the last running number."""
        if not dimensions:
            return self._people(people, said, done)
        (dimension, mark), inner = dimensions[0], dimensions[1:]
        groups: dict[str, list[Nominee]] = {}
        for nominee in people:
            groups.setdefault(getattr(nominee, dimension), []).append(nominee)
        for number, (value, group) in enumerate(groups.items()):
            if value:  # collectives stand under no unit
                self._heading(dimension, value, _marked(mark, number), group)
            done = self._sections(group, inner, {**said, dimension: value}, done if self.layout.through else 0)
            if self.layout.separators:
                self._line([])
        return done

    def _heading(self, dimension: str, value: str, mark: str, group: list[Nominee]) -> None:
        layout = self.layout
        text = _CALLED[value] if dimension == "kind" else value
        text = text.upper() if dimension == "kind" and layout.upper_headings else text[0].upper() + text[1:]
        if layout.counted:
            kinds = list(dict.fromkeys(_CALLED[one.kind] for one in group))
            text += (
                f" ({len(group):02} {kinds[0] if len(kinds) == 1 else 'tập thể, cá nhân'})"
                if dimension != "kind"
                else f": {len(group):02}"
            )
        width = max(len(layout.columns), 1)
        if layout.mark_apart:
            cells = ["", *[""] * (width - 1)]
            cells[0] = mark
            cells[next(i for i, (what, _) in enumerate(layout.columns) if what == "name")] = text
            self._line(cells)
            return
        line = self._line([f"{mark} {text}".strip()])
        if layout.across and width > 1:
            self._merge(line, 0, line, width - 1)

    # ── the people of one innermost section ────────────────────────────────────────────────────────────────────────

    def _people(self, people: list[Nominee], said: dict[str, str], done: int) -> int:
        layout = self.layout
        begun: dict[str, tuple[str, int]] = {}
        for group in self._grouped(people):
            done += 1
            if layout.heads_every and self.since_head >= layout.heads_every:
                self._head()
                begun = {}
            self.since_head += 1
            line = self._paragraph(group, done) if layout.paragraphs else self._row(group, done, said, begun)
            assert line == len(self.drawn.lines) - 1
        self._close(begun)
        return done

    def _grouped(self, people: list[Nominee]) -> Iterator[Group]:
        layout = self.layout
        size = layout.people_in_a_cell
        ticked = [heading.partition("|")[2] for what, heading in layout.columns if what == "tick"]
        pending: list[Nominee] = []
        for nominee in people:
            shared = ("form", "merit") if layout.units_joined else ("form", "merit", "unit")
            together = pending and all(getattr(pending[0], name) == getattr(nominee, name) for name in shared)
            if pending and (len(pending) == size or not together or nominee.kind != "individual"):
                yield pending, [(pending[0].form, pending[0].award)]
                pending = []
            if ticked:
                forms = self.chance.sample(ticked, self.chance.choice((1, 1, 2)))
                yield [nominee], [(form, _TICKED[form]) for form in ticked if form in forms]
            elif layout.has("title_form"):
                titles = [("LĐTT", "advanced_worker"), ("", "")]
                others = [
                    ("Giấy khen của Giám đốc Sở", "commendation_letter"),
                    ("BK UBND tỉnh", "ministry_province_certificate"),
                ]
                both = [self.chance.choice(titles), self.chance.choice(others)]
                yield [nominee], [form for form in both if form[0]]
            else:
                pending.append(nominee)
        if pending:
            yield pending, [(pending[0].form, pending[0].award)]

    def _row(self, group: Group, number: int, said: dict[str, str], begun: dict[str, tuple[str, int]]) -> int:
        layout = self.layout
        people, forms = group
        texts = {what: text_of(layout, what, people, forms, number) for what, _ in layout.columns if what != "tick"}
        cells: list[str] = []
        merged_now: dict[str, str] = {}
        for what, heading in layout.columns:
            if what == "tick":
                cells.append("x" if heading.partition("|")[2] in [form for form, _ in forms] else "")
                continue
            text = texts[what]
            shown = text
            if what in layout.ditto_columns and layout.ditto and text and self.above.get(what) == text:
                shown = layout.ditto
            if what in layout.blanked and text and self.above.get(what) == text:
                shown = ""
            if what in layout.merged:
                merged_now[what] = text
                shown = "" if begun.get(what, ("", 0))[0] == text else text
            self.above[what] = text or self.above.get(what, "")
            cells.append(self._untidied(shown, what))
        line = self._line(cells)
        for what, text in merged_now.items():
            if begun.get(what, ("", 0))[0] != text:
                self._close({name: at for name, at in begun.items() if name == what}, line - 1)
                begun[what] = (text, line)
        self._true(people, forms, said)
        return line

    def _close(self, begun: dict[str, tuple[str, int]], last: int | None = None) -> None:
        """Merge the runs of equal texts that have ended."""
        last = len(self.drawn.lines) - 1 if last is None else last
        for what, (_, first) in begun.items():
            if last > first:
                column = [name for name, _ in self.layout.columns].index(what)
                self._merge(first, column, last, column)

    def _untidied(self, text: str, what: str) -> str:
        if not self.layout.untidy or what == "ordinal" or not text:
            return text
        return self.chance.choice(
            (text, text.replace(" ", "  ", 1), text.replace(" ", "\u00a0", 1), f" {text} ", f"{text} ")
        )

    def _paragraph(self, group: Group, number: int) -> int:
        layout = self.layout
        people, forms = group
        one = people[0]
        who = f"{one.honorific} {one.name}".strip()
        text = layout.pattern.format(who=who, position=one.position, unit=one.unit) if one.kind == "individual" else who
        line = self._line([layout.bullet.format(n=number) + text + layout.trailing])
        self._true(people, forms, {dimension: getattr(one, dimension) for dimension, _ in layout.sections})
        return line

    # ── what is true of a line ─────────────────────────────────────────────────────────────────────────────────────

    def _true(self, people: list[Nominee], forms: list[tuple[str, str]], said: dict[str, str]) -> None:
        layout = self.layout
        whole = layout.paragraphs
        tells_position = whole or layout.has("position") or layout.has("position_unit")
        tells_unit = (
            whole or layout.has("unit") or layout.has("position_unit") or "unit" in said or layout.unit_in_title
        )
        tells_sex = any(layout.has(what) for what in ("honorific", "male", "born_male"))
        tells_form = (
            layout.form_in_title
            or "form" in said
            or any(layout.has(what) for what in ("form", "tick", "title_form", "other_form"))
        )
        for one in people:
            for form, award in forms:
                told = replace(
                    one,
                    honorific=one.honorific if tells_sex or layout.honorific_in_name or whole else "",
                    position=one.position if tells_position else "",
                    unit=one.unit if tells_unit else "",
                    form=form if tells_form else "",
                    award=award if tells_form else "",
                    merit=one.merit if layout.has("merit") else "",
                )
                self.drawn.truth.append({name: getattr(told, name) for name in FIELDS})

    def _foot(self, people: list[Nominee]) -> None:
        layout = self.layout
        width = max(len(layout.columns), 1)
        if "total" in layout.foot:
            counts = [f"{sum(one.kind == kind for one in people):02} {called}" for kind, called in _CALLED.items()
                      if any(one.kind == kind for one in people)]  # fmt: skip
            self._line([f"Tổng cộng: {', '.join(counts)}."])
        if "note" in layout.foot:
            self._line(["Ghi chú: danh sách xếp theo đơn vị."])
        if "place" in layout.foot:
            self._line([*[""] * (width // 2), "Hải Phòng, ngày 10 tháng 7 năm 2023"])
        if "signatures" in layout.foot:
            right = max(width - 2, 1)
            for left, signed in (("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"), ("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"),
                                 ("Trần Thị Lập", "Nguyễn Văn Ký")):  # fmt: skip
                self._line([left, *[""] * (right - 1), signed] if width > 1 else [left])


def _marked(mark: str, number: int) -> str:
    """The mark of the section that comes ``number`` places after the first: "I." becomes "II.", "Phần I:" "Phần II:"."""
    found = _MARK.search(mark)
    if found is None:
        return mark
    token = found.group()
    if token.isdecimal():
        following = str(int(token) + number)
    elif token in _ROMAN:
        following = _ROMAN[_ROMAN.index(token) + number]
    else:
        following = _LETTERS[_LETTERS.index(token) + number]
    return mark[: found.start()] + following + mark[found.end() :]
