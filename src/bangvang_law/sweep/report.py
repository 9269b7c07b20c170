"""What a sweep says to people: the rows worth acting on, as a table, a file or a command's answer.

A row worth acting on is a person and an award for which everything that can be settled is met (*met*, or *needs a person*
where only somebody's word is missing), or, in the look at next year, for which only the coming year is missing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bangvang_law.book import Book, national_book
from bangvang_law.errors import LawError
from bangvang_law.finding import Word
from bangvang_law.sweep import FactsRefused, Swept, individual_awards, sweep

if TYPE_CHECKING:
    import polars as pl

NOT_YET, BEFORE, NOW = "chưa", "kỳ trước", "kỳ này"
"""Whether somebody was nominated for the award: never, for an earlier period, for this one."""
HEADINGS = {
    "person": "Người",
    "unit": "Đơn vị",
    "award": "Danh hiệu, hình thức",
    "finding": "Kết luận",
    "nominated": "Đã đề nghị",
    "missing": "Còn thiếu",
    "next_year": "Sang năm",
}
"""Columns of the rows to act on, in order, with their Vietnamese headings."""
_WIDTHS = (22, 34, 34, 22, 14, 70, 10)
_A_SHEET = 1_048_575
_CANDIDATES = (Word.MET.value, Word.NEEDS_PERSON.value)


def next_year(on: date) -> date:
    """The same day a year later (28 February after 29 February)."""
    try:
        return on.replace(year=on.year + 1)
    except ValueError:
        return date(on.year + 1, 2, 28)


def to_act_on(now: Swept, coming: tuple[Swept, Swept] | None = None) -> pl.DataFrame:
    """The rows of :data:`HEADINGS`. ``coming``: next year as it stands, and next year if the coming year turns out well."""
    import polars as pl

    frames = []
    for award in now.awards:
        is_candidate = pl.col(award).cast(pl.String).is_in(_CANDIDATES)
        frames.append(_rows(now, now, award, now.table.filter(is_candidate), is_next=False))
        if coming is not None:
            plain, hopeful = coming
            not_now = ~now.table[award].cast(pl.String).is_in(_CANDIDATES)
            then = hopeful.table[award].cast(pl.String).is_in(_CANDIDATES)
            frames.append(_rows(now, plain, award, plain.table.filter(not_now & then), is_next=True))
    return pl.concat(frames) if frames else pl.DataFrame(schema=dict.fromkeys(HEADINGS, pl.String))


def _rows(now: Swept, told: Swept, award: str, people: pl.DataFrame, *, is_next: bool) -> pl.DataFrame:
    import polars as pl

    bits = people[f"{award}__open"].unique().to_list()
    missing = {one: told.missing(award, one) for one in bits}
    nominated = pl.Series([NOT_YET, BEFORE, NOW, NOW])
    return people.select(
        pl.col("person").cast(pl.String),
        pl.col("unit"),
        pl.lit(award).alias("award"),
        pl.col(award).cast(pl.String).alias("finding"),
        pl.lit(nominated).gather(pl.col(f"{award}__nominated")).alias("nominated"),
        pl.col(f"{award}__open").replace_strict(missing, default="", return_dtype=pl.String).alias("missing"),
        pl.lit("có" if is_next else "").alias("next_year"),
    )


def write(rows: pl.DataFrame, path: Path, book: Book) -> None:
    """Write the rows to ``.parquet``, ``.csv`` or ``.xlsx``. Raises :class:`FactsRefused` for another ending or too many rows."""
    if path.suffix == ".parquet":
        rows.write_parquet(path)
    elif path.suffix == ".csv":
        rows.rename(HEADINGS).write_csv(path, include_bom=True)
    elif path.suffix == ".xlsx":
        with path.open("wb") as file:
            write_xlsx(rows, file, book)
    else:
        raise FactsRefused(f"Không ghi được tệp “{path.name}”. Hãy đặt đuôi .parquet, .csv hoặc .xlsx.")


def write_xlsx(rows: pl.DataFrame, file: Any, book: Book) -> None:
    """One sheet with Vietnamese headings. Raises :class:`FactsRefused` for more rows than a sheet holds."""
    import xlsxwriter

    if rows.height > _A_SHEET:
        raise FactsRefused(
            f"Có {rows.height:,} dòng, nhiều hơn một trang Excel chứa được. Hãy lọc bớt, hoặc ghi ra .parquet hay .csv."
        )
    names = {award.id: award.name for award in book.awards()}
    told = (
        tuple((row | {"award": names[row["award"]], "finding": Word(row["finding"]).vi}).values())
        for row in rows.select(*HEADINGS).iter_rows(named=True)
    )
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as workbook:
        write_sheet(workbook, "Rà soát", tuple(zip(HEADINGS.values(), _WIDTHS, strict=True)), told)


def write_sheet(
    workbook: Any, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str | None]]
) -> None:
    """A sheet of an XlsxWriter workbook: headings with widths in characters, then rows, ready to filter and to print.

    Every cell is text, so that no name or reason can become a formula.
    """
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet = workbook.add_worksheet(title)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for place, (heading, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, head)
    line = 0
    for line, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            sheet.write_string(line, place, text or "", body)
    sheet.autofilter(0, 0, max(line, 1), len(columns) - 1)


def summary(now: Swept, rows: pl.DataFrame) -> dict[str, object]:
    """The counts of a sweep, as in ``bangvang sweep --json``."""
    import polars as pl

    never = rows.filter((pl.col("next_year") == "") & (pl.col("nominated") == NOT_YET))
    coming = rows.filter(pl.col("next_year") != "")
    return {
        "on": now.on.isoformat(),
        "period": [now.period.start.isoformat(), now.period.last.isoformat()],
        "text_on": now.text_on.isoformat() if now.text_on else None,
        "book_edition": now.book_edition,
        "people": now.table.height,
        "counts": now.counts,
        "never_nominated": _per_award(now, never),
        "next_year": _per_award(now, coming),
    }


def _per_award(now: Swept, rows: pl.DataFrame) -> dict[str, int]:
    found = dict(rows["award"].value_counts().iter_rows())
    return {award: int(found.get(award, 0)) for award in now.awards}


# ── the command ──────────────────────────────────────────────────────────────────────────────────────────────────────


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bangvang sweep``."""
    parser.add_argument("--facts", required=True, metavar="FILE.parquet", type=Path)
    parser.add_argument("--on", required=True, metavar="YYYY-MM-DD", type=date.fromisoformat)
    parser.add_argument("--out", required=True, metavar="FILE", type=Path, help=".parquet, .csv hoặc .xlsx")
    parser.add_argument("--award", action="append", metavar="ID", help="chỉ xét loại này; ghi nhiều lần được")
    parser.add_argument("--pack", default="national", metavar="ID")
    parser.add_argument(
        "--text-on", metavar="YYYY-MM-DD", type=date.fromisoformat, help="xét theo lời văn của ngày khác"
    )
    parser.add_argument("--next-year", action="store_true", help="thêm những người sang năm có thể đủ")
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """Do what ``bangvang sweep`` was asked. Raises :class:`FactsRefused` or OSError where a file cannot be used."""
    import polars as pl

    from bangvang_law.packs import book_of

    book = national_book() if chosen.pack == "national" else book_of(chosen.pack)
    for award in chosen.award or ():
        book.award(award)
    if chosen.out.suffix not in (".parquet", ".csv", ".xlsx"):
        raise FactsRefused(f"Không ghi được tệp “{chosen.out.name}”. Hãy đặt đuôi .parquet, .csv hoặc .xlsx.")
    try:
        facts = pl.scan_parquet(chosen.facts)
        facts.collect_schema()
    except pl.exceptions.PolarsError as wrong:
        raise FactsRefused(f"{chosen.facts} không phải tệp Parquet đọc được ({str(wrong).splitlines()[0]}).") from wrong
    awards = chosen.award or individual_awards(book)
    now = sweep(facts, on=chosen.on, awards=awards, book=book, text_on=chosen.text_on)
    coming = None
    if chosen.next_year:
        then = next_year(chosen.on)
        plain = sweep(facts, on=then, awards=awards, book=book, text_on=chosen.text_on)
        coming = plain, sweep(facts, on=then, awards=awards, book=book, text_on=chosen.text_on, hopeful=True)
    rows = to_act_on(now, coming)
    write(rows, chosen.out, book)
    told = summary(now, rows)
    print(json.dumps(told, ensure_ascii=False, indent=2) if chosen.json else _as_text(told, book))
    return 0


def _as_text(told: dict[str, Any], book: Book) -> str:
    lines = [f"{told['people']:,} người, xét ngày {told['on']}, sách luật {told['book_edition']}".replace(",", ".", 1)]
    if told["text_on"]:
        lines.append(f"Theo lời văn của ngày {told['text_on']}, không phải lời văn đang áp dụng.")
    for award, counts in told["counts"].items():
        said = ", ".join(f"{Word(word).vi.lower()} {number}" for word, number in counts.items() if number)
        lines.append(f"  {book.award(award).name}: {said}; đủ mà chưa đề nghị {told['never_nominated'][award]}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """``python -m bangvang_law.sweep.report``: the same as ``bangvang sweep``."""
    parser = argparse.ArgumentParser(prog="bangvang sweep", description="Rà soát cả một tập người theo sách luật.")
    add_arguments(parser)
    try:
        return run(parser.parse_args(arguments))
    except (OSError, LawError) as wrong:
        print(f"Không rà soát được: {wrong}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
