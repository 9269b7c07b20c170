"""One sentence, two readings: what a criterion says of one dossier is what it says of that person among all others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from law.population import individuals, rows_of

from bangvang_law.assess import assess
from bangvang_law.book import national_book
from bangvang_law.facts import Case
from bangvang_law.sweep import KINDS, FactsRefused, individual_awards, last_full_year, sweep
from bangvang_law.sweep.facts import table_of
from bangvang_law.sweep.report import (
    BEFORE,
    HEADINGS,
    NOT_YET,
    NOW,
    main,
    next_year,
    summary,
    to_act_on,
    write_xlsx,
)

AWARDS = individual_awards(national_book())
DAYS = (date(2024, 7, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 3, 1), date(2026, 9, 30), date(2026, 11, 25))


def one_by_one(award: str, on: date, person: dict[str, Any], stated: dict[str, bool], text_on: date | None) -> str:
    """The word for one dossier, as the sweep understands it."""
    period = last_full_year(on)
    case = Case.from_dict(
        {
            "on": on,
            "award": award,
            "period": [period.start, period.last],
            "stated": stated,
            "recipient": person,
        }
    )
    return assess(case, text_on=text_on).finding


@pytest.mark.slow
@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_one_equals_vec_on_random_populations(data: st.DataObject) -> None:
    on = data.draw(st.sampled_from(DAYS))
    text_on = data.draw(st.sampled_from((None, date(2026, 9, 30))))
    people = data.draw(st.lists(individuals(on), min_size=1, max_size=8))
    rows = [row for number, (person, stated) in enumerate(people) for row in rows_of(number, person, stated)]
    table = sweep(table_of(rows), on=on, text_on=text_on).table
    assert table["person"].to_list() == list(range(len(people)))
    for number, (person, stated) in enumerate(people):
        for award in AWARDS:
            expected = one_by_one(award, on, person, stated, text_on)
            assert table[award][number] == expected, (award, on, text_on, person, stated)


def people(*rows: dict[str, Any]) -> Any:
    """A table of one steady civil servant (number 1) and whatever else is given."""
    steady: list[dict[str, Any]] = [
        {
            "person": 1, "kind": "person", "what": "awards initiatives works discipline pending", "unit": "Phòng A",
            "group": "civil_servant", "day": date(2010, 1, 1),
        },
        *({"person": 1, "kind": "rating", "what": "excellent", "year": year} for year in range(2021, 2026)),
        *(
            {"person": 1, "kind": "award", "what": "grassroots_emulation_fighter", "year": year, "day": date(year, 12, 20)}
            for year in (2024, 2025)
        ),
        *({"person": 1, "kind": "initiative", "what": "ministry_province", "day": date(year, 11, 2)} for year in (2024, 2025)),
        {"person": 1, "kind": "stated", "what": "united_and_exemplary", "yes": True},
    ]  # fmt: skip
    return table_of([*steady, *rows])


CERTIFICATE, FIGHTER = "ministry_province_certificate", "ministerial_provincial_emulation_fighter"
ON = date(2026, 3, 1)


def test_somebody_eligible_who_was_never_nominated_is_found() -> None:
    found = sweep(people(), on=ON, awards=[CERTIFICATE])
    rows = to_act_on(found)
    assert rows["finding"].to_list() == ["met"]
    assert rows["nominated"].to_list() == [NOT_YET]
    assert summary(found, rows)["never_nominated"] == {CERTIFICATE: 1}


@pytest.mark.parametrize(("year", "said"), [(2021, BEFORE), (2025, NOW)])
def test_a_nomination_of_an_earlier_period_is_told_from_one_of_this(year: int, said: str) -> None:
    nominated = {"person": 1, "kind": "nominated", "what": CERTIFICATE, "year": year}
    assert to_act_on(sweep(people(nominated), on=ON, awards=[CERTIFICATE]))["nominated"].to_list() == [said]


def test_what_is_missing_is_said_in_words() -> None:
    found = sweep(people(), on=ON, awards=[FIGHTER])
    assert found.table[FIGHTER].to_list() == ["not_met"]
    missing = found.missing(FIGHTER, found.table[f"{FIGHTER}__open"][0])
    assert "03 lần liên tục được tặng Chiến sĩ thi đua cơ sở" in missing
    assert "được lựa chọn trong số đó" in missing
    assert "việc đang phải chờ" not in missing


def test_next_year_shows_who_lacks_only_the_coming_year() -> None:
    now = sweep(people(), on=ON, awards=[FIGHTER])
    then = next_year(ON)
    text_on = date(2026, 9, 30)
    coming = (
        sweep(people(), on=then, awards=[FIGHTER], text_on=text_on),
        sweep(people(), on=then, awards=[FIGHTER], text_on=text_on, hopeful=True),
    )
    assert coming[0].table[FIGHTER].to_list() == ["not_met"]
    assert coming[1].table[FIGHTER].to_list() == ["unknown"]  # recognition by the province is a record nobody has yet
    recognised = {"person": 1, "kind": "stated", "what": "recognition", "yes": True}
    facts = people(recognised)
    hopeful = sweep(facts, on=then, awards=[FIGHTER], text_on=text_on, hopeful=True)
    rows = to_act_on(now, (sweep(facts, on=then, awards=[FIGHTER], text_on=text_on), hopeful))
    assert rows.select("award", "next_year").rows() == [(FIGHTER, "có")]
    assert "03 lần liên tục" in rows["missing"][0]


def test_hope_never_covers_what_is_known() -> None:
    bad = {"person": 1, "kind": "rating", "what": "completed", "year": 2026}
    then = date(2027, 3, 1)
    found = sweep(people(bad), on=then, awards=["advanced_worker"], text_on=date(2026, 9, 30), hopeful=True)
    assert found.table["advanced_worker"].to_list() == ["not_met"]


def test_all_awards_can_be_hoped_for_at_once() -> None:
    then = next_year(ON)
    plain = sweep(people(), on=then, text_on=date(2026, 9, 30))
    hopeful = sweep(people(), on=then, text_on=date(2026, 9, 30), hopeful=True)
    better = {"met": 0, "needs_person": 1, "unknown": 2, "not_met": 3, "not_in_force": 3}
    for award in plain.awards:
        if award not in ("grassroots_emulation_fighter",):  # hope grants it, so it would be given twice for one year
            assert better[hopeful.table[award][0]] <= better[plain.table[award][0]], award


def test_without_a_text_chosen_the_unread_law_of_october_2026_leaves_everybody_unknown() -> None:
    after = sweep(people(), on=date(2026, 11, 25), awards=[CERTIFICATE])
    assert after.table[CERTIFICATE].to_list() == ["unknown"]
    chosen = sweep(people(), on=date(2026, 11, 25), awards=[CERTIFICATE], text_on=date(2026, 9, 30))
    assert chosen.table[CERTIFICATE].to_list() == ["met"]


def test_people_may_be_named_by_text_and_stand_in_any_order() -> None:
    rows = people().with_columns(pl.format("CB-{}", "person").alias("person"))
    more = table_of([{"person": 2, "kind": "person", "what": "", "unit": "Phòng B"}]).with_columns(
        pl.format("CB-{}", "person").alias("person")
    )
    found = sweep(pl.concat([more, rows]).reverse(), on=ON, awards=[CERTIFICATE])
    assert dict(zip(found.table["person"], found.table[CERTIFICATE], strict=True)) == {"CB-1": "met", "CB-2": "unknown"}


def test_words_may_stand_in_columns_of_few_words() -> None:
    rows = people().with_columns(pl.col("kind").cast(pl.Enum(KINDS)), pl.col("what").cast(pl.Categorical))
    assert sweep(rows, on=ON).table.equals(sweep(people(), on=ON).table)


def test_nobody_at_all_is_an_answer() -> None:
    found = sweep(table_of([]), on=ON)
    assert found.table.height == 0
    assert all(set(counts.values()) == {0} for counts in found.counts.values())


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (lambda: people().drop("person"), "thiếu cột “person”"),
        (lambda: people().with_columns(luong=pl.lit(1)), "cột lạ “luong”"),
        (lambda: people().with_columns(pl.lit("persona").alias("kind")), "loại dữ kiện “persona”"),
        (lambda: people({"person": 9, "kind": "rating", "what": "good", "year": 2025}), "không có dòng “person”"),
        (lambda: people({"person": 1, "kind": "person", "what": ""}), "có hai dòng “person”"),
        (lambda: people({"person": None, "kind": "person", "what": ""}), "không ghi “person”"),
        (
            lambda: people({"person": 1, "kind": "rating", "what": "excelent"}),
            "“excelent”. Có phải “excellent”?",
        ),
        (lambda: people({"person": 1, "kind": "award", "what": "Bằng khen"}), "“award” không có “Bằng khen”"),
        (lambda: people({"person": 1, "kind": "nominated", "what": "labor_order_33"}), "Có phải “labor_order_3"),
        (lambda: people({"person": 1, "kind": "initiative", "what": "tinh"}), "“initiative” không có “tinh”"),
        (lambda: people({"person": 1, "kind": "discipline", "what": "waning"}), "Có phải “warning”?"),
        (lambda: people({"person": 1, "kind": "pending", "what": "kiện"}), "“pending” không có “kiện”"),
        (lambda: people({"person": 1, "kind": "members", "what": "totals"}), "Có phải “total”?"),
        (lambda: people({"person": 1, "kind": "stated", "what": "attitud", "yes": True}), "Có phải “attitude”?"),
        (
            lambda: people({"person": 2, "kind": "person", "what": "awards rating"}),
            "danh sách “rating”. Có phải “ratings”?",
        ),
        (
            lambda: people({"person": 2, "kind": "person", "what": "", "sex": "nữ"}),
            "Cột “sex” của dòng “person” không có “nữ”",
        ),
        (lambda: people({"person": 2, "kind": "person", "what": "", "group": "oficial"}), "Cột “group”"),
        (lambda: people({"person": 1, "kind": "movement", "what": "good", "used_for": "tỉnh"}), "Cột “used_for”"),
    ],
)
def test_a_table_that_cannot_be_trusted_is_refused(table: Any, said: str) -> None:
    with pytest.raises(FactsRefused) as refused:
        sweep(table(), on=ON)
    assert said in str(refused.value)


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".xlsx"])
def test_the_command_writes_the_rows_and_prints_the_counts(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts, out = tmp_path / "facts.parquet", tmp_path / f"out{ending}"
    people().write_parquet(facts)
    call = [
        "--facts",
        str(facts),
        "--on",
        "2026-03-01",
        "--out",
        str(out),
        "--award",
        CERTIFICATE,
        "--next-year",
        "--json",
    ]
    assert main(call) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"][CERTIFICATE]["met"] == 1
    assert told["people"] == 1
    assert out.stat().st_size > 100
    if ending == ".xlsx":
        sheet = openpyxl.load_workbook(out).active
        assert [cell.value for cell in sheet[1]] == list(HEADINGS.values())
        assert sheet["C2"].value == "Bằng khen của Bộ, ban, ngành, tỉnh"
        assert sheet["D2"].value == "Đạt"


def test_no_name_becomes_a_formula_in_excel(tmp_path: Path) -> None:
    rows = people().with_columns(
        pl.when(pl.col("kind") == "person").then(pl.lit("=HYPERLINK(1)")).otherwise(None).alias("unit"),
        pl.lit("=cmd|' /C calc'!A0").alias("person"),
    )
    out = tmp_path / "out.xlsx"
    with out.open("wb") as file:
        write_xlsx(to_act_on(sweep(rows, on=ON, awards=[CERTIFICATE])), file, national_book())
    sheet = openpyxl.load_workbook(out).active
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].value == "=HYPERLINK(1)"
    assert sheet["B2"].data_type == "s"


@pytest.mark.parametrize(
    ("facts", "out", "more", "said"),
    [
        ("gone.parquet", "o.csv", (), "gone.parquet"),
        ("facts.parquet", "o.docx", (), ".parquet, .csv hoặc .xlsx"),
        ("not.parquet", "o.csv", (), "không phải tệp Parquet"),
        ("facts.parquet", "o.csv", ("--award", "bang_khen"), "danh hiệu"),
        ("facts.parquet", "o.csv", ("--pack", "bac_nin"), "bac_ninh"),
    ],
)
def test_a_wrong_call_ends_with_2_and_writes_nothing(
    facts: str, out: str, more: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people().write_parquet(tmp_path / "facts.parquet")
    (tmp_path / "not.parquet").write_text("x,y\n1,2\n", encoding="utf-8")
    assert main(["--facts", str(tmp_path / facts), "--on", "2026-03-01", "--out", str(tmp_path / out), *more]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / out).exists()
