"""The long table of facts that a sweep reads: what its columns hold, and the refusals where it cannot be trusted.

Polars is imported where a table is made or read, so that whoever only asks what a sweep is does not load it.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bangvang_law.book import Book
from bangvang_law.columns import LISTS
from bangvang_law.errors import LawError
from bangvang_law.facts import (
    DISCIPLINE,
    GROUPS,
    LEVELS,
    MEMBER_COUNTS,
    NOT_ASSESSED,
    PENDING,
    RATINGS,
    RESULTS,
    SCOPES,
    STATED,
)

if TYPE_CHECKING:
    import polars as pl

KINDS = (
    "person", "rating", "award", "initiative", "work", "discipline", "pending", "post", "movement", "block", "stated",
    "members", "nominated",
)  # fmt: skip
"""Kinds of facts. What each column holds for a kind is told in :data:`FACTS`."""

FACTS = {
    "person": "ai (số hoặc chữ); mọi dòng của một người mang cùng giá trị",
    "kind": "loại dữ kiện: " + ", ".join(KINDS),
    "what": "person: các danh sách đã ghi đủ, cách nhau bằng dấu cách (awards initiatives works discipline pending posts "
    "ratings); "
    "rating: mức xếp loại; award, nominated: mã danh hiệu; initiative, work: phạm vi; discipline: hình thức; pending: loại việc; "
    "post: chức vụ; movement: kết quả; block: cấp; stated: khóa; members: số nào (total, completed …)",
    "year": "rating, award, nominated, block: năm; movement: thời gian tính bằng năm; members: số lượng",
    "day": "award: ngày quyết định; initiative, work: ngày công nhận, nghiệm thu; person: ngày bắt đầu phục vụ",
    "since": "award: ngày đầu của thời gian lập thành tích; discipline, pending, post: ngày bắt đầu; "
    "person: ngày quyết định nghỉ hưu",
    "until": "award: ngày cuối (tính cả ngày đó); discipline, post: ngày cuối; pending: ngày có kết luận",
    "yes": "stated: đúng hay sai; award: false là đã bị thu hồi",
    "used_for": "initiative, work: mã danh hiệu đã dùng; movement: cấp phát động",
    "used_year": "initiative, work: năm của danh hiệu đã dùng",
    "group": "person: nhóm đối tượng",
    "sex": "person: female hoặc male",
    "unit": "person: đơn vị",
}
"""Columns of the long table and what they hold; a column may be left out where no row needs it."""


class FactsRefused(LawError, ValueError):
    """The facts cannot be used: what is wrong, where, and what to do."""


def schema() -> dict[str, Any]:
    """The types of the columns, as Polars has them; ``person`` may also be a text."""
    import polars as pl

    texts = dict.fromkeys(("kind", "what", "used_for", "group", "sex", "unit"), pl.String)
    days = dict.fromkeys(("day", "since", "until"), pl.Date)
    types: dict[str, Any] = (
        {"person": pl.Int64, "year": pl.Int32, "used_year": pl.Int32, "yes": pl.Boolean} | texts | days
    )
    return {name: types[name] for name in FACTS}


def table_of(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Rows as the table; columns that a row leaves out are empty."""
    import polars as pl

    types, found = schema(), list(rows)
    return pl.DataFrame({name: [row.get(name) for row in found] for name in types}, schema=types)


@dataclass(frozen=True)
class Checked:
    """A table that may be used: every column is there, every word is known. ``awards`` and ``posts``: those that anybody has."""

    rows: pl.LazyFrame
    awards: frozenset[str]
    posts: frozenset[str]


def checked(facts: pl.DataFrame | pl.LazyFrame, book: Book) -> Checked:
    """The table with every column of :data:`FACTS`. Raises :class:`FactsRefused` for a column, kind or word that is not known."""
    import polars as pl

    lazy = facts.lazy()
    found = lazy.collect_schema()
    for name in ("person", "kind"):
        if name not in found:
            raise FactsRefused(f"Bảng dữ kiện thiếu cột “{name}”. Các cột cần có: {', '.join(FACTS)}.")
    strange = [name for name in found if name not in FACTS]
    if strange:
        raise FactsRefused(f"Bảng dữ kiện có cột lạ “{strange[0]}”. Các cột dùng được: {', '.join(FACTS)}.")
    casts = [
        pl.col(name).cast(kind) if name in found else pl.lit(None, dtype=kind).alias(name)
        for name, kind in schema().items()
        if name != "person" and (name not in found or not _fits(found[name], kind))
    ]
    lazy = lazy.with_columns(casts) if casts else lazy
    pairs = lazy.select("kind", "what").unique().collect(engine="streaming")
    words: dict[str, set[str]] = {}
    for kind, what in pairs.iter_rows():
        if kind not in KINDS:
            raise FactsRefused(f"Không có loại dữ kiện “{kind}”. Các loại dùng được: {', '.join(KINDS)}.")
        words.setdefault(kind, set()).add(what)
    _check_words(words, book)
    _check_people(lazy)
    return Checked(lazy, frozenset(words.get("award", ())), frozenset(words.get("post", ())))


def _fits(found: Any, asked: Any) -> bool:
    import polars as pl

    if asked == pl.String:
        return found == pl.String or isinstance(found, pl.Enum | pl.Categorical)
    if asked == pl.Int32:
        return bool(found.is_integer()) and found.is_signed_integer()
    return bool(found == asked)


def _check_words(words: Mapping[str, Collection[str | None]], book: Book) -> None:
    """A word that nobody knows would be passed over in silence; it is refused instead. Posts are an open list."""
    awards = [award.id for award in book.awards()]
    known: dict[str, Collection[str]] = {
        "rating": (*RATINGS, NOT_ASSESSED),
        "award": awards,
        "nominated": awards,
        "initiative": SCOPES,
        "work": SCOPES,
        "discipline": DISCIPLINE,
        "pending": PENDING,
        "movement": RESULTS,
        "block": LEVELS,
        "members": MEMBER_COUNTS,
        "stated": {*STATED, *book.statements},
    }
    for kind, options in known.items():
        for word in words.get(kind, ()):
            if word is not None and word not in options:
                raise FactsRefused(f"Loại “{kind}” không có “{word}”.{_near(word, options)}")
    for said in words.get("person", ()):
        for name in (said or "").split():
            if name not in LISTS:
                raise FactsRefused(f"Không có danh sách “{name}”.{_near(name, LISTS)}")


def _check_people(rows: pl.LazyFrame) -> None:
    """The words of *person* and *movement* rows that stand in other columns."""
    import polars as pl

    few = rows.filter((pl.col("kind") == "person") | (pl.col("kind") == "movement"))
    told = few.select("kind", "group", "sex", "used_for").unique().collect(engine="streaming")
    for name, of, options in (
        ("group", "person", GROUPS),
        ("sex", "person", ("female", "male")),
        ("used_for", "movement", LEVELS),
    ):
        for word in told.filter(pl.col("kind") == of)[name].drop_nulls().unique():
            if word not in options:
                raise FactsRefused(f"Cột “{name}” của dòng “{of}” không có “{word}”.{_near(word, options)}")


def _near(word: str, options: Collection[str]) -> str:
    near = difflib.get_close_matches(word, list(options), n=1)
    return f" Có phải “{near[0]}”?" if near else f" Chọn trong: {', '.join(sorted(options)[:12])}."
