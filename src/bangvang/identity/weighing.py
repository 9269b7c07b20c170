"""How likely two descriptions are one person: a score, and the reasons for and against, in Vietnamese.

The score orders what an officer looks at; it decides nothing. A reason against never hides a pair, it stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from bangvang.register.queries import spelled_out
from bangvang_paper.vietnamese import folded, matching

ALIKE = 86.0
"""From here on (of 100) two folded names, their words sorted, count as alike: one letter in a name of ten."""
A_WORD_MORE = 0.8
"""The closeness of two names of which one has a word more."""
SAME_NUMBER, SAME_BIRTH, SAME_NAME, ALIKE_NAME, SAME_UNIT, HEIR, SAME_POSITION = 0.9, 0.35, 0.3, 0.2, 0.15, 0.12, 0.05
MORE_THAN_A_NAME = 0.4
"""The support from which a pair is shown whatever speaks against it: a name with a birth date, a unit or its successor."""
AGAINST_NUMBER, AGAINST_OTHER = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Described:
    """A person as a row of the register or of a list describes them. Hashes are keyed ones; empty means not said.

    ``units`` and ``heirs`` are names of units spelled out: where they work or worked, and what came after those units.
    ``grants`` are (decision, award) held.
    """

    name: str
    birth_date_hash: str = ""
    citizen_number_hash: str = ""
    sex: str = ""
    units: frozenset[str] = frozenset()
    heirs: frozenset[str] = frozenset()
    positions: frozenset[str] = frozenset()
    grants: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` from 0 to 1 weighs both sides, ``support`` only what agrees; each reason is a Vietnamese phrase."""

    score: float
    support: float
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    @property
    def by_name_alone(self) -> bool:
        """Whether nothing but the name speaks for it."""
        return self.support <= SAME_NAME


def described(
    name: str,
    *,
    birth_date_hash: str = "",
    citizen_number_hash: str = "",
    unit: str = "",
    position: str = "",
    sex: str = "",
) -> Described:
    """A row of a list, for weighing."""
    return Described(
        name,
        birth_date_hash,
        citizen_number_hash,
        sex,
        units=frozenset({spelled_out(unit)} - {""}),
        positions=frozenset({folded(position)} - {""}),
    )


def likeness(one: Described, other: Described) -> Likeness | None:
    """How alike the two are; None when neither number nor name speaks for it: nothing else is looked at then."""
    same_number = bool(one.citizen_number_hash) and one.citizen_number_hash == other.citizen_number_hash
    by_name, name_score = _names(one.name, other.name)
    if not same_number and not name_score:
        return None
    agreeing = [(SAME_NUMBER, _("cùng số định danh"))] if same_number else []
    agreeing += [(name_score, by_name)] if name_score else []
    if one.birth_date_hash and one.birth_date_hash == other.birth_date_hash:
        agreeing.append((SAME_BIRTH, _("cùng ngày sinh")))
    if one.units & other.units:
        agreeing.append((SAME_UNIT, _("cùng đơn vị")))
    elif one.units & other.heirs or other.units & one.heirs:
        agreeing.append((HEIR, _("đơn vị bên này kế thừa đơn vị bên kia")))
    if one.positions & other.positions:
        agreeing.append((SAME_POSITION, _("cùng chức vụ")))
    opposing = list(_against(one, other))
    if not name_score:
        opposing.append((AGAINST_OTHER, by_name))
    support = min(1.0, sum(weight for weight, _words in agreeing))
    score = max(0.0, support - sum(weight for weight, _words in opposing))
    reasons, against = [words for _weight, words in agreeing], [words for _weight, words in opposing]
    return Likeness(round(score, 2), round(support, 2), reasons, against)


def contradictions(one: Described, other: Described) -> list[str]:
    """What speaks against the two being one, as phrases."""
    return [words for _weight, words in _against(one, other)]


def difference_of_names(one: Described, other: Described) -> str:
    """The phrase that says how the names differ when they are not even alike; else empty."""
    told, score = _names(one.name, other.name)
    return "" if score else told


def closeness(one: str, other: str) -> float:
    """How close two folded names are, 0 to 1; 0 when they are not alike. The order of the words does not count.

    Alike are names that differ by a letter or so, and names of three words or more of which one has a word more.
    """
    close = fuzz.token_sort_ratio(one, other, score_cutoff=ALIKE) / 100
    if close:
        return close
    less, more = sorted((set(one.split()), set(other.split())), key=len)
    return A_WORD_MORE if len(less) > 2 and len(more) == len(less) + 1 and less < more else 0.0


def _names(one: str, other: str) -> tuple[str, float]:
    """(what to say of the two names, its weight); weight 0 when they are not alike."""
    if one == other or matching(one) == matching(other):
        return _("cùng họ tên"), SAME_NAME
    plain, besides = folded(one), folded(other)
    if plain == besides:
        return _("họ tên chỉ khác dấu: %(one)s, %(other)s") % {"one": one, "other": other}, SAME_NAME * 0.9
    alike = closeness(plain, besides)
    if not alike:
        return _("họ tên khác nhau: %(one)s, %(other)s") % {"one": one, "other": other}, 0.0
    if sorted(plain.split()) == sorted(besides.split()):
        return _("họ tên chỉ khác thứ tự"), ALIKE_NAME
    return _difference(one, other), ALIKE_NAME * alike


def _difference(one: str, other: str) -> str:
    mine, theirs = _only(one, other), _only(other, one)
    if not mine or not theirs:
        return _("họ tên gần giống: một bên thêm chữ “%(word)s”") % {"word": mine or theirs}
    return _("họ tên gần giống: “%(mine)s” và “%(theirs)s”") % {"mine": mine, "theirs": theirs}


def _only(one: str, other: str) -> str:
    """The words of ``one`` that ``other`` has not, compared without accents."""
    has = set(folded(other).split())
    return " ".join(word for word in one.split() if folded(word) not in has)


def _against(one: Described, other: Described) -> Iterable[tuple[float, str]]:
    if one.citizen_number_hash and other.citizen_number_hash and one.citizen_number_hash != other.citizen_number_hash:
        yield AGAINST_NUMBER, _("khác số định danh")
    if one.birth_date_hash and other.birth_date_hash and one.birth_date_hash != other.birth_date_hash:
        yield AGAINST_OTHER, _("khác ngày sinh")
    if one.sex and other.sex and one.sex != other.sex:
        yield AGAINST_OTHER, _("khác giới tính")
    for decision, _award in sorted(one.grants & other.grants):
        yield AGAINST_OTHER, _("cùng được tặng một hình thức trong quyết định %(code)s") % {"code": decision}
