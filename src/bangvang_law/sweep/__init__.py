"""A whole population judged at once: who is eligible, who was never nominated, who will be next year and what is missing.

The facts are one long table (:data:`FACTS`), a row per fact, as an office can export it to Parquet. They are made into one row
per person, with only the columns that the criteria ask for (:func:`widened`), and every criterion then answers in columns
(:mod:`bangvang_law.columns`). The same sentences as for one dossier are used; nothing here knows an article.

A person of the sweep is judged as the dossier would be that is received and assessed ``on`` the day, for an achievement of the
``period`` (the last full calendar year), without an issuer unless one is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bangvang_law.assess import assess_all
from bangvang_law.book import Book, national_book
from bangvang_law.citation import Citation
from bangvang_law.columns import MET, NOT_IN_FORCE, WORDS, Outcome, Sheet, Wanted
from bangvang_law.criteria import AnyOf, Criterion, Leaf
from bangvang_law.dated import Period
from bangvang_law.finding import Word
from bangvang_law.sentences import is_modelled
from bangvang_law.sweep.facts import FACTS, KINDS, FactsRefused, checked

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Swept:
    """The answer for a population.

    ``table`` has one row per person: ``person``, ``unit``, and for each award ``<award>`` (its word), ``<award>__open`` (bits of
    the criteria at the root that are not met, in the order of ``criteria[award]``), ``<award>__nominated`` (bits: 1
    nominated for it at some time, 2 for this period). ``counts`` maps award and word to how many.
    """

    table: pl.DataFrame
    awards: tuple[str, ...]
    criteria: dict[str, tuple[str, ...]]
    counts: dict[str, dict[str, int]]
    on: date
    period: Period
    text_on: date | None
    book_edition: str

    def missing(self, award: str, open_bits: int) -> str:
        """The criteria that bits stand for, as a Vietnamese sentence part."""
        said = [text for place, text in enumerate(self.criteria[award]) if open_bits >> place & 1]
        return "; ".join(said)


def last_full_year(on: date) -> Period:
    """The calendar year before a day."""
    return Period.year(on.year - 1)


def individual_awards(book: Book) -> tuple[str, ...]:
    """The awards for individuals whose article was read at least in part, in order of precedence."""
    return tuple(one.id for one in book.awards() if is_modelled(book, one.id) and "individual" in one.recipient_kinds)


def sweep(
    facts: pl.DataFrame | pl.LazyFrame,
    *,
    on: date,
    awards: Sequence[str] | None = None,
    book: Book | None = None,
    kind: str = "individual",
    issuer: str | None = None,
    period: Period | None = None,
    text_on: date | None = None,
    hopeful: bool = False,
) -> Swept:
    """Judge everybody for the awards (all modelled individual ones when left out).

    ``text_on``: by the words of another day. ``hopeful``: as if the last year turned out well where nothing is known about it
    yet (rated excellent, the titles asked for in a row granted again): who *could* be eligible then.
    Raises :class:`FactsRefused` where the table does not have the columns or words of :data:`FACTS`.
    """
    import polars as pl

    from bangvang_law.sweep.expressions import PolarsEngine
    from bangvang_law.sweep.widening import widened

    book = book or national_book()
    chosen = tuple(awards) if awards is not None else individual_awards(book)
    period = period or last_full_year(on)
    rows = checked(facts, book)
    wanted, engine = Wanted(offices=rows.posts), PolarsEngine()
    for name in _OFTEN_HELD:
        wanted.held.of(name)
    sheets = [
        Sheet(
            one,
            on=on,
            period=period,
            book=book,
            engine=engine,
            wanted=wanted,
            kind=kind,
            issuer=issuer,
            text_on=text_on,
        )
        for one in chosen
    ]
    outcomes = [assess_all(sheet) for sheet in sheets]
    wide = widened(rows, wanted, on=on, period=period, nominated=chosen, hopeful=hopeful)
    words = pl.Enum([word.value for word in Word])
    table = pl.concat(
        [_judged(part, outcomes, words) for part in wide.iter_slices(A_SLICE)] or [_judged(wide, outcomes, words)]
    )
    return Swept(
        table=table,
        awards=chosen,
        criteria={
            outcome.award: tuple(_in_brief(one, sheet) for one in outcome.criteria)
            for outcome, sheet in zip(outcomes, sheets, strict=True)
        },
        counts=_counts(table, chosen),
        on=on,
        period=period,
        text_on=text_on,
        book_edition=book.edition,
    )


def _in_brief(criterion: Criterion, sheet: Sheet) -> str:
    """A criterion in a list of what is missing: a choice of routes is named by its article, not told route by route."""
    if not isinstance(criterion, AnyOf):
        return criterion.sentence(sheet)
    cited = next(part.cites[0] for part in criterion.walk() if isinstance(part, Leaf) and part.cites)
    place = Citation.parse(cited)
    article = f", Điều {place.article}" if place.article else ""
    return f"một trong {len(criterion.parts)} trường hợp của {place.instrument}{article}"


_OFTEN_HELD = (
    "grassroots_emulation_fighter", "ministerial_provincial_emulation_fighter", "ministry_province_certificate",
    "prime_minister_certificate", "labor_order_3",
)  # fmt: skip
"""Awards that many people hold lie in one column, so that the columns of rare ones can be left out where nobody has any."""

A_SLICE = 1_000_000
"""People judged at once; what stands between facts and findings is thrown away after each slice."""


def _judged(people: pl.DataFrame, outcomes: Sequence[Outcome], words: Any) -> pl.DataFrame:
    """Words, open criteria and nominations of some people, award by award."""
    import polars as pl

    names = pl.Series([WORDS[code].value if code in WORDS else None for code in range(2 * NOT_IN_FORCE)], dtype=words)
    columns: list[Any] = [pl.col("person"), pl.col("unit")]
    for outcome in outcomes:
        code = outcome.code
        word = pl.lit(WORDS[code].value, dtype=words) if isinstance(code, int) else pl.lit(names).gather(code)
        parts = [(place, part) for place, part in enumerate(outcome.parts) if not isinstance(part, int)]
        open_always = sum(
            1 << place for place, part in enumerate(outcome.parts) if isinstance(part, int) and part != MET
        )
        none = pl.lit(0, dtype=pl.UInt32)
        open_bits: Any = pl.lit(open_always, dtype=pl.UInt32)
        for place, part in parts:
            open_bits = open_bits | pl.when(part != MET).then(pl.lit(1 << place, dtype=pl.UInt32)).otherwise(none)
        columns += [
            word.alias(outcome.award),
            open_bits.alias(f"{outcome.award}__open"),
            pl.col(f"nominated_{outcome.award}").alias(f"{outcome.award}__nominated"),
        ]
    return pl.concat(
        [people.lazy().select(columns[at : at + 12]).collect() for at in range(0, len(columns), 12)], how="horizontal"
    )


def _counts(table: pl.DataFrame, awards: Sequence[str]) -> dict[str, dict[str, int]]:
    import polars as pl

    counted: dict[str, dict[str, int]] = {}
    tallies = table.select(pl.col(award).value_counts().implode() for award in awards)
    for award in awards:
        found = {row[award]: row["count"] for row in tallies[award][0]}
        counted[award] = {word.value: int(found.get(word.value, 0)) for word in Word}
    return counted


__all__ = ["FACTS", "KINDS", "FactsRefused", "Swept", "individual_awards", "last_full_year", "sweep"]
