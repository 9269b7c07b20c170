"""One broken example for every kind of error in the law data: each names file, line, what is wrong and what to do."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from bangvang_law.errors import LawDataError
from bangvang_law.loading import load


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with resources.as_file(resources.files("bangvang_law") / "data") as folder:
        return Path(shutil.copytree(folder, tmp_path / "data"))


def broken(data: Path, file: str, old: str, new: str) -> LawDataError:
    """The refusal of the data with one text replaced (once)."""
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert old in text, "the example no longer fits the data"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawDataError) as refused:
        load(data)
    return refused.value


def line_with(data: Path, file: str, text: str) -> int:
    lines = (data / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_the_shipped_data_load(data: Path) -> None:
    assert len(load(data).awards) == 57


def test_misspelt_key(data: Path) -> None:
    error = broken(data, "catalogue.yaml", "  level: state", "  levle: state")
    assert (
        error.place == f"data/catalogue.yaml:{line_with(data, 'catalogue.yaml', 'levle')}"
        or "Thiếu “level”" in error.what
    )
    assert error.todo


def test_unknown_key_names_the_nearest(data: Path) -> None:
    error = broken(data, "catalogue.yaml", "  level: state", "  level: state\n  citaton: x")
    assert error.place == f"data/catalogue.yaml:{line_with(data, 'catalogue.yaml', 'citaton')}"
    assert "citaton" in error.what
    assert "citation" in error.todo


def test_missing_key(data: Path) -> None:
    error = broken(data, "instruments.yaml", "  number: 15/2003/QH11\n", "")
    assert "Thiếu “number”" in error.what
    assert error.place == f"data/instruments.yaml:{line_with(data, 'instruments.yaml', '- id: luat-2003')}"


def test_duplicate_key(data: Path) -> None:
    error = broken(data, "catalogue.yaml", "  kind: title\n", "  kind: title\n  kind: title\n")
    assert "hai lần" in error.what


def test_impossible_date(data: Path) -> None:
    error = broken(data, "values/money.yaml", "from: 2018-07-01", "from: 2018-06-31")
    assert "2018-06-31 không có trong lịch" in error.what
    assert error.place == f"data/values/money.yaml:{line_with(data, 'values/money.yaml', '2018-06-31')}"


def test_not_a_date(data: Path) -> None:
    assert "không phải là ngày" in broken(data, "values/money.yaml", "from: 2018-07-01", "from: 01/07/2018").what


def test_gap(data: Path) -> None:
    error = broken(data, "values/money.yaml", "until: 2019-07-01", "until: 2019-06-01")
    assert "Không có mục nào cho các ngày từ 2019-06-01 đến trước 2019-07-01" in error.what
    assert "unread" in error.todo


def test_overlap(data: Path) -> None:
    error = broken(data, "values/money.yaml", "until: 2019-07-01", "until: 2019-08-01")
    assert "cùng có hiệu lực từ 2019-07-01" in error.what
    assert error.place == f"data/values/money.yaml:{line_with(data, 'values/money.yaml', 'value: 1490000')}"


def test_end_before_start(data: Path) -> None:
    assert "không sau" in broken(data, "values/money.yaml", "until: 2019-07-01", "until: 2018-07-01").what


def test_missing_citation(data: Path) -> None:
    assert "Thiếu “citations”" in broken(data, "values/money.yaml", 'citations: ["NĐ 72/2018/NĐ-CP"], ', "").what


def test_empty_citation(data: Path) -> None:
    error = broken(data, "values/money.yaml", 'citations: ["NĐ 72/2018/NĐ-CP"]', "citations: []")
    assert "Thiếu điều luật" in error.what


def test_citation_of_an_unknown_instrument(data: Path) -> None:
    error = broken(data, "values/money.yaml", '["NĐ 72/2018/NĐ-CP"]', '["NĐ 72/2019/NĐ-CP"]')
    assert "Không có văn bản “NĐ 72/2019/NĐ-CP”" in error.what
    assert "instruments.yaml" in error.todo


def test_citation_that_is_no_place(data: Path) -> None:
    error = broken(data, "catalogue.yaml", "Luật 06/2022/QH15, Điều 21", "Luật 06/2022/QH15, khoản 2 Điều 21")
    assert "Không hiểu căn cứ" in error.what


def test_missing_confidence(data: Path) -> None:
    assert "Thiếu “confidence”" in broken(data, "values/money.yaml", "confidence: secondary, ", "").what


def test_missing_read_on(data: Path) -> None:
    assert "Thiếu “read_on”" in broken(data, "values/money.yaml", ", read_on: 2026-11-23, note: Số", ", note: Số").what


def test_unknown_choice(data: Path) -> None:
    error = broken(data, "catalogue.yaml", "kind: title", "kind: titel")
    assert "titel" in error.what
    assert "title" in error.todo


def test_unknown_award_in_a_grant(data: Path) -> None:
    assert "goldstar" in broken(data, "authorities.yaml", "[gold_star_order,", "[goldstar,").what


def test_unknown_authority_in_a_grant(data: Path) -> None:
    assert (
        "president" in broken(data, "authorities.yaml", "- authority: state_president", "- authority: president").what
    )


def test_same_id_twice(data: Path) -> None:
    error = broken(data, "catalogue.yaml", "- id: grassroots_emulation_fighter", "- id: national_emulation_fighter")
    assert "hai lần" in error.what


def test_same_instrument_twice(data: Path) -> None:
    assert "hai lần" in broken(data, "instruments.yaml", "- id: luat-2005", "- id: luat-2003").what


def test_unknown_replacement(data: Path) -> None:
    assert "luat-2222" in broken(data, "instruments.yaml", "replaced_by: luat-2022", "replaced_by: luat-2222").what


def test_share_that_is_no_fraction(data: Path) -> None:
    assert "phân số" in broken(data, "values/votes.yaml", "value: 9/10", "value: chín phần mười").what


def test_number_that_is_no_number(data: Path) -> None:
    assert "số nguyên" in broken(data, "values/money.yaml", "value: 1390000", "value: 1.39 triệu").what


def test_syntax(data: Path) -> None:
    error = broken(data, "catalogue.yaml", "recipients: [individual]", "recipients: [individual")
    assert "cú pháp" in error.what
    assert error.place.startswith("data/catalogue.yaml:")


def test_missing_file(data: Path) -> None:
    (data / "catalogue.yaml").unlink()
    with pytest.raises(LawDataError, match=r"data/catalogue\.yaml"):
        load(data)


def test_not_utf8(data: Path) -> None:
    (data / "catalogue.yaml").write_bytes(b"- id: \xff\xfe")
    with pytest.raises(LawDataError, match="UTF-8"):
        load(data)


def test_yes_is_a_word_and_not_true(data: Path) -> None:
    assert "true hoặc false" in broken(data, "instruments.yaml", "\n  ground: true", "\n  ground: yes").what
