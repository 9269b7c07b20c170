"""The sample lists are read as a careful officer would read them, field by field."""

from __future__ import annotations

import json

import pytest

from bangvang_paper.reading import Reading, read_list, read_list_in_cage
from reading.workbooks import SAMPLES

READ_NOW = {
    "de-nghi-giay-khen.xlsx": "commendation_letter",
    "de-nghi-bang-khen-cua-so.xlsx": "ministry_province_certificate",
    "de-nghi-nfd.xlsx": "commendation_letter",
}
FIELDS = ("kind", "honorific", "name", "position", "unit", "form", "merit")


def sample(name: str) -> tuple[bytes, list[dict[str, str]]]:
    gold = json.loads((SAMPLES / f"{name}.gold.json").read_text(encoding="utf-8"))
    return (SAMPLES / name).read_bytes(), gold["rows"]


def fields_of(reading: Reading) -> list[dict[str, str]]:
    return [{field: getattr(row, field) for field in FIELDS} for row in reading.rows]


@pytest.mark.parametrize("name", READ_NOW)
def test_every_field_of_every_row_is_right(name: str) -> None:
    data, gold = sample(name)
    reading = read_list(data, name)
    assert fields_of(reading) == [{field: row.get(field, "") for field in FIELDS} for row in gold]


@pytest.mark.parametrize(("name", "award"), READ_NOW.items())
def test_the_form_is_the_award_of_the_law_book(name: str, award: str) -> None:
    reading = read_list(sample(name)[0], name)
    assert {row.award for row in reading.rows} == {award}


@pytest.mark.parametrize("name", READ_NOW)
def test_a_clean_list_is_read_without_guess_problem_or_warning(name: str) -> None:
    reading = read_list(sample(name)[0], name)
    assert [remark for row in reading.rows for remark in row.guesses + row.problems] == []
    assert reading.warnings == []
    assert reading.title == "Danh sách đề nghị khen thưởng phong trào thi đua yêu nước giai đoạn 2015-2020"


def test_the_list_of_the_department_has_six_collectives_and_sixteen_people() -> None:
    reading = read_list(sample("de-nghi-giay-khen.xlsx")[0], "de-nghi-giay-khen.xlsx")
    kinds = [row.kind for row in reading.rows]
    assert (kinds.count("collective"), kinds.count("individual"), len(kinds)) == (6, 16, 22)


def test_every_row_says_where_it_stood() -> None:
    row = read_list(sample("de-nghi-giay-khen.xlsx")[0], "").rows[6]
    assert (row.source["sheet"], row.source["row"]) == ("Danh sách", 14)
    assert row.source["fields"]["name"] == "C14"
    assert row.source["cells"]["C14"] == "Đoàn Thị Hạnh"


@pytest.mark.parametrize("name", READ_NOW)
def test_the_cage_reads_the_same(name: str) -> None:
    data, _ = sample(name)
    assert read_list_in_cage(data, name) == read_list(data, name)


# What the file does not hold although the list from which it was made did.
NOT_IN_THE_FILE = {"de-nghi-vni.csv": {"merit"}}
OLD = ("de-nghi-tcvn3.xlsx", "de-nghi-vni.csv", "de-nghi.docx")


@pytest.mark.parametrize("name", OLD)
def test_old_encodings_and_word_documents_are_read_field_by_field(name: str) -> None:
    data, gold = sample(name)
    reading = read_list(data, name)
    fields = [field for field in FIELDS if field not in NOT_IN_THE_FILE.get(name, ())]
    assert [{field: getattr(row, field) for field in fields} for row in reading.rows] == [
        {field: row.get(field, "") for field in fields} for row in gold
    ]
    assert {row.award for row in reading.rows} == {"commendation_letter"}
    assert reading.warnings == []
    assert read_list_in_cage(data, name) == reading


def test_an_encoding_that_only_the_letters_told_is_marked_and_one_that_the_font_told_is_not() -> None:
    told, guessed = (read_list(sample(name)[0], name) for name in ("de-nghi-tcvn3.xlsx", "de-nghi-vni.csv"))
    assert all(not row.is_guessed("name") for row in told.rows)
    assert all(row.is_guessed("name") for row in guessed.rows)
    cell = told.rows[0].source["cells"][told.rows[0].source["fields"]["name"]]
    assert "Vò" in cell, "the cell is kept as it stands in the file"


def test_the_shape_on_the_command_line_is_stable() -> None:
    reading = read_list(sample("de-nghi-nfd.xlsx")[0], "de-nghi-nfd.xlsx").as_dict()
    assert list(reading) == ["rows", "warnings"]
    assert list(reading["rows"][0]) == [
        "kind", "honorific", "name", "position", "unit", "form", "award", "merit", "guesses", "source", "problems",
    ]  # fmt: skip
