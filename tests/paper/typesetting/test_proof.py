"""The proof sheet: the tree as the law gave it, numbered, in words, nothing weighed anew."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from bangvang_paper.typesetting.proof import FINDING_WORDS, _sheet, proof_sheets_pdf, state_of

from .papers import HARMFUL, PROOF, in_one_line, node, pdf_pages


def rows_of(*parts):
    return _sheet(replace(PROOF, tree=node("root", "unknown", "", *parts)))["rows"]


def test_the_sheet_shows_who_when_what_and_why():
    (page,) = pdf_pages(proof_sheets_pdf([PROOF]))
    text = in_one_line(page)
    for part in (
        "PHIẾU CHỨNG MINH ĐIỀU KIỆN",
        "Bà Đoàn Thị Hạnh",
        "Đề nghị tặng Giấy khen của Giám đốc Sở",
        "Thành tích 01/01/2015 – 30/06/2020",
        "Tiếp nhận 01/07/2020",
        "Xét ngày 06/07/2020",
        "Chưa kết luận được: 1 điều phải do người có thẩm quyền đánh giá.",
        "1 đạt",
        "1 cần người quyết định",
        "1 Người quyết định có thẩm quyền tặng",
        "Giám đốc sở được tặng Giấy khen.",
        "Luật 15/2003/QH11 Điều 80 khoản 1",
        "Cần người quyết định",
        "– Biên bản ngày 06/7/2020",
        "Sách luật 2026-11-23/3f9a1c2b",
    ):
        assert part in text, part


@pytest.mark.parametrize(("finding", "word"), FINDING_WORDS.items())
def test_every_finding_is_said_in_words(finding, word):
    part = node("authority", "unknown", "unread") if finding == "unread" else node("authority", finding)
    sheet = replace(PROOF, tree=node("root", "unknown", "", part))
    assert word in in_one_line(pdf_pages(proof_sheets_pdf([sheet]))[0])


def test_the_verdict_names_every_reason_why_nothing_is_settled():
    def verdict(*parts):
        return _sheet(replace(PROOF, finding="unknown", tree=node("root", "unknown", "", *parts)))["verdict"]

    missing, unread, judged = node("held", "unknown"), node("held", "unknown", "unread"), node("stated", "needs_person")
    assert verdict(missing) == "Chưa kết luận được: còn thiếu chứng cứ."
    assert verdict(unread) == "Chưa kết luận được: có điều luật chưa được đọc."
    assert verdict(missing, unread, judged) == (
        "Chưa kết luận được: còn thiếu chứng cứ, có điều luật chưa được đọc, có điều phải do người có thẩm quyền đánh giá."
    )


def test_unread_law_is_not_called_missing_evidence():
    assert state_of(node("held", "unknown", "Luật 06/2026/QH16 chưa đọc.")) == "unread"
    assert state_of(node("unread", "unknown", "")) == "unread"
    assert state_of(node("held", "unknown", "Không thấy quyết định nào.")) == "unknown"
    assert state_of(node("held", "not_met", "Luật chưa đọc.")) == "not_met"


def test_criteria_are_numbered_as_they_nest():
    both = node("all_of", "unknown", "", node("rated", "met"))
    rows = rows_of(node("hold", "met"), node("any_of", "unknown", "", node("held", "met"), both))
    assert [(row["number"], row["depth"]) for row in rows] == [("1", 0), ("2", 0), ("2.1", 1), ("2.2", 1), ("2.2.1", 2)]


def test_a_branch_that_no_longer_matters_is_pale_and_not_counted():
    chosen = node("any_of", "met", "", node("held", "not_met", "", node("rated", "not_met")), node("service", "met"))
    rows = rows_of(chosen)
    assert [(row["number"], row["moot"]) for row in rows] == [
        ("1", False),
        ("1.1", True),
        ("1.1.1", True),
        ("1.2", False),
    ]
    sheet = _sheet(replace(PROOF, tree=node("root", "met", "", chosen)))
    assert [count["word"] for count in sheet["counts"]] == ["1 đạt"]


def test_an_unknown_criterion_keeps_its_own_name_and_the_caller_may_name_it():
    rows = rows_of(node("brand_new_rule", "met"))
    assert rows[0]["label"] == "brand new rule"
    named = replace(
        PROOF, tree=node("root", "met", "", node("brand_new_rule", "met")), labels={"brand_new_rule": "Điều mới"}
    )
    assert _sheet(named)["rows"][0]["label"] == "Điều mới"


def test_a_tree_without_parts_is_its_own_criterion():
    assert [
        row["number"] for row in _sheet(replace(PROOF, tree=node("authority", "not_met", "Không được tặng.")))["rows"]
    ] == ["1"]


def test_commands_and_strange_letters_are_only_letters():
    sheet = replace(
        PROOF, nominee=HARMFUL, tree=node("root", "met", "", node("held", "met", f"漢 {HARMFUL}", facts=[HARMFUL]))
    )
    text = "".join(pdf_pages(proof_sheets_pdf([sheet])))
    assert in_one_line(text).count("{{ 7*7 }} {% if %} <w:p/>") >= 3
    assert "\u25a1 #let x" in in_one_line(text)


def test_many_sheets_begin_on_pages_of_their_own_and_are_quick():
    sheets = [replace(PROOF, nominee=f"Nguyễn Văn {number}") for number in range(22)]
    started = time.perf_counter()
    pages = pdf_pages(proof_sheets_pdf(sheets))
    assert time.perf_counter() - started < 15  # the target is 1,5 s; a loaded machine is no failure
    assert len(pages) == 22
    assert all(f"Nguyễn Văn {number}" in page and "Trang 1" in page for number, page in enumerate(pages))
    with pytest.raises(ValueError, match="Chưa có phiếu"):
        proof_sheets_pdf([])
