"""Units found by the way somebody wrote them: abbreviations, other names, old names. Several answers stay several."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bangvang.register.models import Unit, UnitAlias
from bangvang_paper.vietnamese import folded, sort_key

ALIKE = 0.82
"""From here on two names are alike enough to be shown to a person."""

_ABBREVIATIONS_TEXT = """
tt trung tam | ttyt trung tam y te
bv benh vien | bvdk benh vien da khoa | pgd phong giao duc | sgd so giao duc | gd giao duc | dt dao tao
gddt giao duc dao tao | gd&dt giao duc dao tao | ubnd uy ban nhan dan | hdnd hoi dong nhan dan | th tieu hoc
thcs trung hoc co so | thpt trung hoc pho thong | mn mam non | mg mau giao | tp thanh pho | tx thi xa | p phong
vp van phong | kh ke hoach | tc tai chinh | khtc ke hoach tai chinh | tckt tai chinh ke toan | tchc to chuc hanh chinh
tccb to chuc can bo | ldtbxh lao dong thuong binh xa hoi | ldtb&xh lao dong thuong binh xa hoi | tnmt tai nguyen moi truong
tn&mt tai nguyen moi truong | vhtt van hoa thong tin | khcn khoa hoc cong nghe | kh&cn khoa hoc cong nghe | cdc kiem soat benh tat
ubmttq uy ban mat tran to quoc | ldld lien doan lao dong | cty cong ty | cp co phan | tnhh trach nhiem huu han | cs co so
"""
ABBREVIATIONS = {
    short: words
    for entry in _ABBREVIATIONS_TEXT.replace("\n", "|").split("|")
    if entry.strip()
    for short, words in [entry.strip().split(" ", 1)]
}
"""Folded abbreviation → the folded words that offices mean by it."""
_PASSED_OVER = {"va", "cua", "-", "&"}


@dataclass(frozen=True)
class UnitMatch:
    """One unit that the words may mean, how well it fits (0 to 1), and why, in Vietnamese."""

    unit: Unit
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Names:
    """What a unit is called, and which unit came after it."""

    pk: int
    name: str
    folded: str
    short_name: str
    symbol: str
    successor: int | None
    aliases: tuple[tuple[str, str], ...]


def units_matching(units: QuerySet[Unit], text: str, *, most: int = 50) -> list[UnitMatch]:
    """The ``most`` of ``units`` that ``text`` may mean best, equals in Vietnamese order. Never one chosen silently.

    A unit that ended brings its successor, told as such, when it is one of ``units`` too; a row that was merged into another
    lends it its names. The whole tree of an installation is some hundreds or thousands of rows, so their names are weighed in
    the process.
    """
    asked = spelled_out(text)
    if not asked:
        return []
    every = _names_of(units)
    found: dict[int, tuple[float, tuple[str, ...]]] = {}
    for one in every.values():
        score, reason = _weigh(one, text, asked)
        if score >= ALIKE:
            _add(found, one.pk, score, (reason,))
            for heir in _heirs_in(every, one):
                _add(found, heir, score * 0.95, (reason, _("kế thừa %(unit)s") % {"unit": one.name}))
    best = sorted(found, key=lambda pk: (-found[pk][0], sort_key(every[pk].name, given_first=False), pk))[:most]
    rows = units.select_related("parent", "successor").order_by().in_bulk(best)
    return [UnitMatch(rows[pk], *found[pk]) for pk in best]


def _names_of(units: QuerySet[Unit]) -> dict[int, _Names]:
    aliases: dict[int, tuple[tuple[str, str], ...]] = {}
    others = UnitAlias.objects.filter(unit__in=units.order_by().values("pk")).order_by("folded", "pk")
    for unit, name, plain in others.values_list("unit_id", "name", "folded"):
        aliases[unit] = (*aliases.get(unit, ()), (name, plain))
    rows = units.order_by("pk").values_list(
        "pk", "name", "folded", "short_name", "symbol", "successor_id", "merged_into_id"
    )
    standing = [row[:-1] for row in rows if row[-1] is None]
    for unit, name, plain, *_rest, merged_into in rows:
        if merged_into is not None:
            aliases[merged_into] = (*aliases.get(merged_into, ()), (name, plain), *aliases.get(unit, ()))
    return {told[0]: _Names(*told, aliases.get(told[0], ())) for told in standing}


@lru_cache(maxsize=20_000)
def spelled_out(text: str) -> str:
    """``text`` folded, with known abbreviations written out and small words left out, for comparing names of units."""
    words = folded(text).replace(",", " ").replace(".", " ").replace("/", " ").split()
    whole = " ".join(ABBREVIATIONS.get(word, word) for word in words).split()
    return " ".join(word for word in whole if word not in _PASSED_OVER)


def line_of(unit: Unit) -> list[Unit]:
    """``unit`` and the units that came after it, one after another."""
    return [unit, *_heirs(unit)]


def unit_has_name(unit: Unit, name: str) -> bool:
    """Whether ``unit`` is found by exactly this name already, accents aside."""
    plain = folded(name)
    return plain == unit.folded or unit.aliases.filter(folded=plain).exists()


def _heirs(unit: Unit) -> list[Unit]:
    heirs: list[Unit] = []
    current = unit.successor
    while current is not None and current != unit and current not in heirs:
        heirs.append(current)
        current = current.successor
    return heirs


def _heirs_in(every: dict[int, _Names], one: _Names) -> list[int]:
    heirs: list[int] = []
    current = one.successor
    while current in every and current != one.pk and current not in heirs:
        heirs.append(current)
        current = every[current].successor
    return heirs


def _weigh(unit: _Names, text: str, asked: str) -> tuple[float, str]:
    plain = folded(text)
    if plain == unit.folded:
        return 1.0, _("đúng tên đơn vị")
    if plain in {folded(unit.short_name), folded(unit.symbol)}:
        return 0.98, _("đúng tên gọi tắt")
    whole = spelled_out(unit.name)
    if asked == whole:
        return 0.95, _("đúng tên khi viết đủ chữ viết tắt")
    score, told = _weigh_words(asked, whole, plain, unit.folded)
    for name, other in unit.aliases:
        also = _("tên khác đã ghi: %(name)s") % {"name": name}
        if plain == other:
            return 0.97, also
        score, told = max((score, told), (_weigh_words(asked, spelled_out(name), plain, other)[0] - 0.01, also))
    return score, told


def _weigh_words(asked: str, whole: str, plain: str, written: str) -> tuple[float, str]:
    """How well words fit a name of which they may be a part, the last one only begun, one of them mistyped."""
    words, there = asked.split(), set(whole.split())
    if there.issuperset(words):
        return 0.85, _("tên đơn vị có đủ các chữ này")
    if _begun(words, there) or _begun(plain.split(), set(written.split())):
        return 0.84, _("tên đơn vị có đủ các chữ này")
    if _slipped(words, there):
        return 0.83, _("tên gần giống")
    return 0.94 * fuzz.token_sort_ratio(asked, whole) / 100, _("tên gần giống")


def _begun(words: list[str], there: set[str]) -> bool:
    """Whether all words stand in the name, the last one perhaps only begun."""
    return there.issuperset(words[:-1]) and any(word.startswith(words[-1]) for word in there)


def _slipped(words: list[str], there: set[str]) -> bool:
    """Whether all words but one stand in the name, and that one is a slip of the finger away from a word of it."""
    wrong = [word for word in words if word not in there]
    return (
        len(wrong) == 1
        and len(words) > 1
        and len(wrong[0]) > 2
        and any(OSA.distance(wrong[0], word, score_cutoff=1) <= 1 for word in there)
    )


def _add(found: dict[int, tuple[float, tuple[str, ...]]], pk: int, score: float, reasons: tuple[str, ...]) -> None:
    if pk not in found or found[pk][0] < score:
        found[pk] = (score, reasons)
