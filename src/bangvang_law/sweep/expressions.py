"""Polars as the engine of a sweep, and the few expressions of which the gathering of facts is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from bangvang_law.columns import Code, Engine
from bangvang_law.sweep.facts import FactsRefused


class PolarsEngine(Engine):
    """Columns of Polars."""

    def column(self, name: str) -> pl.Expr:
        return pl.col(name)

    def choose(self, cond: Any, then: Code, otherwise: Code) -> pl.Expr:
        return pl.when(cond).then(code_of(then)).otherwise(code_of(otherwise))

    def lookup(self, codes: Any, table: Sequence[int]) -> pl.Expr:
        return pl.lit(pl.Series(table, dtype=pl.UInt8)).gather(codes)

    def number(self, cond: Any) -> pl.Expr:
        return cond.cast(pl.UInt8)  # type: ignore[no-any-return]

    def is_null(self, column: Any) -> pl.Expr:
        return column.is_null()  # type: ignore[no-any-return]


def code_of(code: Code) -> Any:
    return pl.lit(code, dtype=pl.UInt8) if isinstance(code, int) else code


def beside(people: pl.DataFrame, frame: pl.DataFrame) -> list[pl.Series]:
    """The columns of a frame in the order of the people; what a person does not have is 0, or null where it must stay unknown.

    A person with facts and no *person* row is refused: the facts would be lost without a word.
    """
    place = _places(people["person"], frame["person"])
    if place.null_count():
        who = frame["person"].filter(place.is_null())[0]
        raise FactsRefused(f"Có dữ kiện của “{who}” nhưng không có dòng “person” của người này. Hãy thêm dòng đó.")
    found = []
    for name, kind in frame.schema.items():
        if name != "person":
            empty = None if name.startswith(_STAY_UNKNOWN) else 0
            column = pl.repeat(empty, people.height, dtype=kind, eager=True).alias(name)
            found.append(column.scatter(place, frame[name]))
    return found


_STAY_UNKNOWN = ("ended_", "members_")


def _places(people: pl.Series, some: pl.Series) -> pl.Series:
    """At which place among the people some persons stand; null for a person who is not there."""
    if people.dtype.is_integer() and people.len():
        low, high = int(people.min()), int(people.max())  # type: ignore[arg-type]
        if high - low < 4 * people.len() + 1_000_000:
            nobody = people.len()
            table = pl.repeat(nobody, high - low + 2, dtype=pl.UInt32, eager=True)
            table.scatter((people - low).cast(pl.UInt32), pl.int_range(people.len(), dtype=pl.UInt32, eager=True))
            inside = some.is_between(low, high)
            at = table.gather((some.clip(low, high) - low).cast(pl.UInt32))
            return at.zip_with(inside & (at != nobody), pl.repeat(None, some.len(), dtype=pl.UInt32, eager=True))
    order = people.to_frame("person").with_row_index("at")
    return some.to_frame("person").join(order, on="person", how="left", maintain_order="left")["at"]


def place_of(column: pl.Expr, words: Sequence[str]) -> pl.Expr:
    """The place of a word in a list; the length of the list for a word that is not in it and for nothing."""
    return (
        column.cast(pl.String)
        .cast(pl.Enum(list(words)), strict=False)
        .to_physical()
        .cast(pl.UInt32)
        .fill_null(len(words))
    )


def entry(place: pl.Expr, codes: Sequence[int], dtype: Any = pl.UInt64) -> pl.Expr:
    """The number at a place, 0 beyond the last."""
    return pl.lit(pl.Series([*codes, 0], dtype=dtype)).gather(place)


def coded(column: pl.Expr, codes: dict[str, int], dtype: Any) -> pl.Expr:
    """The number of a word; 0 for a word without one and for nothing."""
    return entry(place_of(column, list(codes)), list(codes.values()), dtype)


def among(column: pl.Expr, names: Sequence[str]) -> pl.Expr:
    return column.cast(pl.String).is_in(list(names)).fill_null(False)


def first_of(cond: pl.Expr, code: int, otherwise: Any) -> pl.Expr:
    return pl.when(cond).then(code_of(code)).otherwise(otherwise)
