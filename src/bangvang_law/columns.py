"""One finding per person at once: how criteria speak to columns instead of to one dossier.

A finding of a column is a small number with one bit per word, so that joining findings is a bitwise *or* followed by a look at
the highest bit that matters. A :class:`Sheet` is for columns what a :class:`~bangvang_law.criteria.base.Reading` is for one
dossier: the days, the text that governs, and the columns that a criterion asks for. Criteria build expressions from ``&``,
``|``, ``~``, comparisons and :meth:`Engine.choose` only, so the same criterion runs on Polars and, through Ibis, on a database.
What does not depend on the person is folded into a plain number before the engine sees it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from bangvang_law.asking import Asking
from bangvang_law.book import Book
from bangvang_law.citation import instrument_of
from bangvang_law.dated import Period
from bangvang_law.facts import SCOPES
from bangvang_law.finding import Word

if TYPE_CHECKING:
    from bangvang_law.criteria.base import Criterion

Code = Any
"""A finding in columns: an ``int`` of :data:`CODES` where it is the same for everybody, else a column of such numbers."""
Cond = Any
"""A condition in columns: a ``bool`` where it is the same for everybody, else a boolean column."""

CODES = {Word.MET: 1, Word.NEEDS_PERSON: 2, Word.UNKNOWN: 4, Word.NOT_MET: 8, Word.NOT_IN_FORCE: 16}
WORDS = {code: word for word, code in CODES.items()}
MET, NEEDS_PERSON, UNKNOWN, NOT_MET, NOT_IN_FORCE = CODES.values()

_ALL = (NOT_MET, UNKNOWN, NEEDS_PERSON)
_ANY = (MET, UNKNOWN, NEEDS_PERSON)

LISTS = ("awards", "initiatives", "works", "discipline", "pending", "posts", "ratings")
"""Lists of a person that may be said to be complete; the place in this tuple is the bit in the column ``lists``."""

SETTLED, FREE = 1 << 1, 1 << 4
"""Columns ``initiatives`` and ``works``: bit 0 a row is there; three bits each (one per scope reached) settled, and free."""

FEMALE, MALE = 1, 2
"""Codes of the column ``sex``; 0 where it is not known."""

REACH = 10
"""How many years back a row of years may reach: bit 0 of a year mask stands for later years, bit 11 for all earlier ones."""
YEARS = REACH + 2
"""Bits of a year mask."""
EVER = (1 << YEARS) - 1
"""All bits of a year mask."""

RATED = {
    "known": ("rated_as", 0), "completed": ("rated_as", 1), "good": ("rated_as", 2), "excellent": ("rated_as", 3),
    "skipped": ("rated_as", 4), "below_completed": ("rated_below", 0), "below_good": ("rated_below", 1),
    "below_excellent": ("rated_below", 2), "ever": ("rated_below", 3),
}  # fmt: skip
"""Year masks of ratings: which column they lie in, and as which mask of it. ``below_x``: assessed, and not as high as x;
``ever``: there is a row, whatever is said of complete lists."""


class Engine(ABC):
    """What a column engine must offer beside its operators."""

    @abstractmethod
    def column(self, name: str) -> Any:
        """The column of a name."""

    @abstractmethod
    def choose(self, cond: Any, then: Code, otherwise: Code) -> Any:
        """``then`` where the condition holds, else ``otherwise`` (also where it is null), as small numbers."""

    @abstractmethod
    def lookup(self, codes: Any, table: Sequence[int]) -> Any:
        """For each small number the entry of the table at its place. Names ``codes`` once, so that trees stay small."""

    @abstractmethod
    def number(self, cond: Any) -> Any:
        """1 where the condition holds, else 0."""

    @abstractmethod
    def is_null(self, column: Any) -> Any:
        """Whether nothing is known in a column."""


@dataclass(frozen=True, slots=True)
class Bits:
    """Some neighbouring bits of a column of whole numbers; they are asked where they lie and never taken out."""

    column: Any
    shift: int = 0

    def any(self, mask: int) -> Any:
        """Whether one of the bits is set."""
        return (self.column & (mask << self.shift)) != 0

    def all(self, mask: int) -> Any:
        """Whether every one of the bits is set."""
        wanted = mask << self.shift
        return (self.column & wanted) == wanted


@dataclass(slots=True)
class Places:
    """Who got which place in the words of a kind, a word being a column of 64 bits of which 62 are used."""

    word: str
    width: int
    names: dict[str, int] = field(default_factory=dict)

    @property
    def in_a_word(self) -> int:
        """How many places a word has."""
        return 62 // self.width

    def of(self, name: str) -> tuple[str, int]:
        """Column and shift of a name; the next free place when it has none yet."""
        place = self.names.setdefault(name, len(self.names))
        return f"{self.word}_{place // self.in_a_word}", self.width * (place % self.in_a_word)

    def words(self) -> dict[str, dict[str, int]]:
        """Per word column the factor that moves a name's bits to its place."""
        found: dict[str, dict[str, int]] = {}
        for name in self.names:
            column, shift = self.of(name)
            found.setdefault(column, {})[name] = 1 << shift
        return found


@dataclass(slots=True)
class Wanted:
    """The columns that the criteria of a sweep asked for; the widening makes these and no others."""

    ratings: bool = False
    held: Places = field(default_factory=lambda: Places("held", YEARS))
    ended: set[str] = field(default_factory=set)
    doubled: Places = field(default_factory=lambda: Places("doubled", 2))
    titles: set[str] = field(default_factory=set)
    ideas: set[str] = field(default_factory=set)
    own_ideas: set[tuple[str, str]] = field(default_factory=set)
    ideas_within: dict[str, tuple[str, str, Period]] = field(default_factory=dict)
    stated: Places = field(default_factory=lambda: Places("stated", 2))
    movements: dict[str, MovementAsked] = field(default_factory=dict)
    blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    posts: dict[str, frozenset[str]] = field(default_factory=dict)
    posts_named: dict[str, frozenset[str]] = field(default_factory=dict)
    offices: frozenset[str] | None = None
    """Posts that anybody held, where that is known before; those of which nobody did are then plain zeros."""
    members: bool = False
    measures: bool = False
    matters: bool = False


@dataclass(frozen=True, slots=True)
class MovementAsked:
    """What a criterion asks of a movement: results and levels that will do, and the least length in years (0: any)."""

    results: tuple[str, ...]
    levels: tuple[str, ...]
    least_years: int


class Sheet(Asking):
    """One award over a population: the same days for everybody, the achievement being that of ``period``."""

    def __init__(
        self,
        award: str,
        *,
        on: date,
        period: Period,
        book: Book,
        engine: Engine,
        wanted: Wanted,
        kind: str = "individual",
        issuer: str | None = None,
        text_on: date | None = None,
    ) -> None:
        super().__init__(book, award, on=on, received_on=on, period=period, text_on=text_on)
        self.engine = engine
        self.wanted = wanted
        self.kind = kind
        self.issuer = issuer

    # -- words --------------------------------------------------------------------------------------------------------

    def pick(self, *cases: tuple[Cond, Code], otherwise: Code) -> Code:
        """The code of the first condition that holds. Conditions known beforehand never reach the engine."""
        for at, (cond, code) in enumerate(cases):
            if cond is False:
                continue
            rest = self.pick(*cases[at + 1 :], otherwise=otherwise)
            if cond is True:
                return code
            if isinstance(code, int) and isinstance(rest, int) and code == rest:
                return code
            return self.engine.choose(cond, code, rest)
        return otherwise

    def all_of(self, codes: Iterable[Code]) -> Code:
        """The code of conditions that must all hold."""
        return self._joined(codes, _ALL, otherwise=MET)

    def any_of(self, codes: Iterable[Code]) -> Code:
        """The code of branches of which one is enough."""
        return self._joined(codes, _ANY, otherwise=NOT_MET)

    def _joined(self, codes: Iterable[Code], order: tuple[int, ...], *, otherwise: int) -> Code:
        known, open_ = 0, []
        for code in codes:
            if isinstance(code, int):
                known |= code
            else:
                open_.append(code)
        if known & order[0] or not open_:
            return _strongest(known, order, otherwise)
        bits = open_[0]
        for code in open_[1:]:
            bits = bits | code
        return self.engine.lookup(
            bits, [_strongest(place | known, order, otherwise) for place in range(2 * NOT_IN_FORCE)]
        )

    def settle(self, code: Code, citations: Iterable[str], *, lasting: bool = False) -> Code:
        """The honest code where the text behind it was changed by words that nobody has read; see ``Reading.settle``."""
        texts = tuple(citations)
        if any(self.changed(text, self.governed_on) for text in texts):
            return UNKNOWN
        if lasting or not any(
            self.changed(text, self.judged_on) and self.book.instrument(instrument_of(text)).kind == "law"
            for text in texts
        ):
            return code
        if isinstance(code, int):
            return UNKNOWN if code == NOT_MET else code
        return self.engine.lookup(code, [UNKNOWN if place == NOT_MET else place for place in range(2 * NOT_IN_FORCE)])

    # -- conditions ---------------------------------------------------------------------------------------------------

    def both(self, one: Cond, other: Cond) -> Cond:
        """Both hold."""
        if one is False or other is False:
            return False
        if one is True:
            return other
        return one if other is True else one & other

    def either(self, one: Cond, other: Cond) -> Cond:
        """One of them holds."""
        if one is True or other is True:
            return True
        if one is False:
            return other
        return one if other is False else one | other

    def not_(self, cond: Cond) -> Cond:
        """It does not hold."""
        return not cond if isinstance(cond, bool) else ~cond

    def count(self, conds: Iterable[Any]) -> Any:
        """How many of the columns of conditions hold."""
        total: Any = 0
        for cond in conds:
            total = total + self.engine.number(cond)
        return total

    # -- columns ------------------------------------------------------------------------------------------------------

    def column(self, name: str) -> Any:
        """A column of the wide table."""
        return self.engine.column(name)

    def has_list(self, name: str) -> Cond:
        """Whether the list of a person is said to be complete."""
        return (self.column("lists") & (1 << LISTS.index(name))) != 0

    def years_mask(self, length: int) -> int:
        """Bits of a row of years that ends in the last year."""
        if length > REACH:
            raise ValueError(f"a row of {length} years is longer than the {REACH} that columns keep")
        return ((1 << length) - 1) << 1

    def year_bits(self, length: int) -> list[int]:
        """One bit per year of the row."""
        return [1 << place for place in range(1, length + 1)]

    def ratings(self, step: str) -> Bits:
        """Year mask of ratings, a key of :data:`RATED`."""
        self.wanted.ratings = True
        column, place = RATED[step]
        return Bits(self.column(column), YEARS * place)

    def held(self, award: str) -> Bits:
        """Year mask of an award that stands."""
        return self._placed(self.wanted.held, award)

    def first_end(self, award: str) -> Any:
        """The earliest year in which the achievement of an award ended; null without one."""
        self.wanted.ended.add(award)
        return self.column(f"ended_{award}")

    def doubled(self) -> Bits:
        """Bits: 1 an award of this form for this achievement stands, 2 one whose achievement is not recorded."""
        if self.award.is_title:
            self.wanted.titles.add(self.award.id)
        return self._placed(self.wanted.doubled, self.award.id)

    def _placed(self, places: Places, name: str) -> Bits:
        column, shift = places.of(name)
        return Bits(self.column(column), shift)

    def ideas(self, kind: str, scope: str) -> tuple[Any, Any, Any]:
        """Of initiatives or works: is there any at all, is one of the scope free to use, is one of the scope settled."""
        self.wanted.ideas.add(kind)
        self.wanted.own_ideas.add((kind, self.award.id))
        bits, reach = self.column(kind), SCOPES.index(scope)
        own = self.column(f"{kind}_{self.award.id}")
        free = ((bits & (FREE << reach)) != 0) | ((own & (1 << reach)) != 0)
        return (bits & 1) != 0, free, (bits & (SETTLED << reach)) != 0

    def ideas_within(self, kind: str, span: Period) -> tuple[Any, Any]:
        """How many initiatives or works were settled within a span, and how many of them are free to use."""
        name = f"{kind}_in_span_{self.award.id}"
        self.wanted.ideas_within[name] = (kind, self.award.id, span)
        return self.column(name), self.column(f"{name}_free")

    def movements(self, asked: MovementAsked) -> Any:
        """The codes of what is known about the movements of a person, joined by *or*; 0 where nothing is known."""
        name = f"movement_{'_'.join((*asked.results, *asked.levels))}_{asked.least_years}"
        self.wanted.movements[name] = asked
        return self.column(name)

    def blocks(self, levels: tuple[str, ...]) -> Any:
        """The codes of what is known about leading a cluster or block of these levels in the last year; 0: nothing known."""
        name = f"block_{'_'.join(levels)}"
        self.wanted.blocks[name] = levels
        return self.column(name)

    def months_in(self, name: str, posts: frozenset[str], *, named: bool = False) -> Any:
        """Full months in any of some posts, overlaps counted once; with ``named`` only whether one of them was ever held."""
        if self.wanted.offices is not None and not posts & self.wanted.offices:
            return 0
        if named:
            self.wanted.posts_named[name] = posts
            return self.column(f"post_{name}")
        self.wanted.posts[name] = posts
        return self.column(f"months_{name}")

    def stated(self, key: str) -> Bits:
        """Bits: 1 somebody stated it true, 2 somebody stated it false."""
        return self._placed(self.wanted.stated, key)


def _strongest(bits: int, order: tuple[int, ...], otherwise: int) -> int:
    return next((code for code in order if bits & code), otherwise)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The code of an award over the population, and of each criterion at the root of its tree, side by side."""

    award: str
    code: Code
    parts: tuple[Code, ...]
    criteria: tuple[Criterion, ...]
