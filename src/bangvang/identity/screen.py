"""A pair of people, or of units, as the page shows it: line by line, what the two rows say and whether they agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from bangvang.catalogue.queries import award_name
from bangvang.identity.queries import Pair, people_of_pairs, reason_alike
from bangvang.identity.weighing import Likeness, closeness
from bangvang.register.models import Employment, Honour, Person, Unit
from bangvang.register.queries import honours_of
from bangvang.register.sealed import masked
from bangvang_paper.vietnamese import folded, matching


@dataclass(frozen=True)
class Mark:
    """How a line of the comparison is shown: a word with a drawing, in the ink of a finding."""

    word: str | Promise
    icon: str
    look: str


AGREES = Mark(_lazy("giống"), "met", "met")
ALIKE = Mark(_lazy("gần giống"), "person", "person")
DIFFERS = Mark(_lazy("khác"), "not", "not")
CLASHES = Mark(_lazy("trùng quyết định"), "not", "not")
APART = Mark(_lazy("không trùng quyết định"), "moot", "unknown")
SILENT = Mark(_lazy("chưa so được"), "unknown", "unknown")
BESIDE = Mark(_lazy("để đối chiếu"), "moot", "unknown")


@dataclass(frozen=True)
class Line:
    """One line of the comparison: what the two rows say, and whether they agree."""

    label: str
    first: str
    second: str
    mark: Mark


@dataclass(frozen=True)
class Shown:
    """A pair with its two people and the lines of the comparison."""

    first: Person
    second: Person
    likeness: Likeness
    later: bool
    lines: list[Line]

    @property
    def percent(self) -> int:
        return round(self.likeness.score * 100)


def shown(pairs: Sequence[Pair]) -> list[Shown]:
    """``pairs`` for the page, with a handful of questions for all of them."""
    people = people_of_pairs(pairs)
    return [
        Shown(
            people[pair.first],
            people[pair.second],
            pair.likeness,
            pair.later,
            lines_of(people[pair.first], people[pair.second]),
        )
        for pair in pairs
    ]


def lines_of(first: Person, second: Person) -> list[Line]:
    """The two people side by side, each with the rows merged into them.

    Both need posts with units, honours, and the same of the merged rows, prefetched (`people_of_pairs`).
    """
    mine, theirs = _posts(first), _posts(second)
    return [
        Line(_("Họ và tên"), _written(first), _written(second), _names(first.name, second.name)),
        _line(_("Ngày sinh"), first, second, lambda row: _day(row.birth_date)),
        _line(_("Số định danh"), first, second, lambda row: row.citizen_number, show=masked),
        _line(_("Giới tính"), first, second, lambda row: row.get_sex_display()),
        _sets(_("Đơn vị"), [str(post.unit) for post in mine], [str(post.unit) for post in theirs]),
        _sets(_("Chức vụ"), _positions(mine), _positions(theirs)),
        Line(_("Khen thưởng"), _grants(first), _grants(second), _same_grant(first, second)),
    ]


def _rows(person: Person) -> list[Person]:
    return [person, *person.merged.all()]


def _posts(person: Person) -> list[Employment]:
    return [post for row in _rows(person) for post in row.employments.all()]


def _honours(person: Person) -> list[Honour]:
    return [honour for row in _rows(person) for honour in row.honours.all()]


def _written(person: Person) -> str:
    """The name, and the other names under which merged rows stand."""
    return "; ".join(dict.fromkeys(row.name for row in _rows(person)))


def _said(person: Person, what: Callable[[Person], str]) -> str:
    """What the row itself says, or else the first merged row that says it."""
    return next((told for row in _rows(person) if (told := what(row))), "")


def _positions(posts: list[Employment]) -> list[str]:
    return [post.position for post in posts if post.position]


def _names(first: str, second: str) -> Mark:
    if matching(first) == matching(second):
        return AGREES
    return ALIKE if closeness(folded(first), folded(second)) else DIFFERS


def _same_grant(first: Person, second: Person) -> Mark:
    """Awards of two people in one decision speak against one person; other awards say nothing."""
    held = [{(one.decision_code, one.decided_on, one.award) for one in _honours(person)} for person in (first, second)]
    return CLASHES if held[0] & held[1] else APART


def _line(
    label: str, one: Person, other: Person, what: Callable[[Person], str], show: Callable[[str], str] = str
) -> Line:
    first, second = _said(one, what), _said(other, what)
    mark = SILENT if not first or not second else AGREES if first == second else DIFFERS
    return Line(label, show(first), show(second), mark)


def _sets(label: str, first: list[str], second: list[str]) -> Line:
    """Several things on each side; they agree when they share one."""
    shared = {folded(one) for one in first} & {folded(one) for one in second}
    mark = SILENT if not first or not second else AGREES if shared else DIFFERS
    return Line(label, "; ".join(dict.fromkeys(first)), "; ".join(dict.fromkeys(second)), mark)


def _grants(person: Person) -> str:
    """How many honours, and the decisions of the latest three."""
    return _told_honours(_honours(person))


def _told_honours(held: list[Honour]) -> str:
    honours = sorted(held, key=lambda honour: honour.decided_on, reverse=True)
    if not honours:
        return ""
    told = "; ".join(f"{award_name(honour.award)}, {honour.decision_code}" for honour in honours[:3])
    return told if len(honours) <= 3 else _("%(n)d lần, gần nhất: %(told)s") % {"n": len(honours), "told": told}


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


# ── units ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def lines_of_units(first: Unit, second: Unit) -> list[Line]:
    """The two rows side by side: what a person needs to see whether they are one unit."""
    return [
        Line(_("Tên"), first.name, second.name, _unit_names(first, second)),
        _said_of_units(_("Thuộc"), first, second, lambda unit: str(unit.parent or "")),
        _said_of_units(_("Tên khác"), first, second, lambda unit: "; ".join(_other_names(unit))),
        _said_of_units(_("Có từ ngày"), first, second, lambda unit: _day(unit.begins_on)),
        Line(_("Đang công tác"), _workers(first), _workers(second), BESIDE),
        Line(_("Khen thưởng"), _awards(first), _awards(second), BESIDE),
    ]


def _unit_names(first: Unit, second: Unit) -> Mark:
    if folded(first.name) == folded(second.name):
        return AGREES
    return ALIKE if reason_alike(first, second) else DIFFERS


def _other_names(unit: Unit) -> list[str]:
    return [name for name in (unit.short_name, *(alias.name for alias in unit.aliases.all())) if name]


def _said_of_units(label: str, one: Unit, other: Unit, what: Callable[[Unit], str]) -> Line:
    first, second = what(one), what(other)
    return Line(label, first, second, SILENT if not first or not second else AGREES if first == second else DIFFERS)


def _workers(unit: Unit) -> str:
    return _("%(n)d người") % {"n": Employment.objects.filter(unit=unit, ends_on=None).count()}


def _awards(unit: Unit) -> str:
    """How many honours of the collective, and the decisions of the latest three."""
    return _told_honours(list(honours_of(unit)))
