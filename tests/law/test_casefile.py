"""What the judge says about a file: answers, errors with their place, exit codes, and nothing that ends in a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bangvang_law.casefile import UnreadableFile, judge_file, judge_text, judge_text_of, main

GOOD = """\
- name: Một công chức
  on: 2026-01-20
  award: advanced_worker
  period: [2025-01-01, 2025-12-31]
  recipient: {kind: individual, group: civil_servant, ratings: {2025: good}, awards: [], discipline: [], pending: []}
  stated: {attitude: true}
"""


def judged(text: str) -> tuple[list[dict], int]:
    return judge_text_of(text, "x.yaml")


def only(text: str) -> dict:
    results, code = judged(text)
    assert len(results) == 1
    assert code == (1 if "error" in results[0] or "differs" in results[0] else 0)
    return results[0]


def error_of(text: str) -> dict:
    return only(text)["error"]


def test_an_answer_has_exactly_the_promised_keys() -> None:
    result = only(GOOD)
    assert list(result) == ["name", "award", "finding", "tree", "book_edition", "governed_on"]
    assert (result["award"], result["finding"], result["governed_on"]) == ("advanced_worker", "met", "2026-01-20")
    assert list(result["tree"]) == ["criterion", "finding", "reason", "citations", "facts", "parts"]
    assert result["tree"]["criterion"] == "advanced_worker"
    assert "Luật 06/2022/QH15, Điều 24 khoản 1 điểm a" in json.dumps(result["tree"], ensure_ascii=False)


def test_the_unquoted_key_on_is_a_word() -> None:
    assert only(GOOD)["finding"] == "met"  # YAML 1.1 would read it as true


def test_an_invalid_case_does_not_stop_the_others() -> None:
    results, code = judged(GOOD + GOOD.replace("2025-12-31", "2025-02-31").replace("Một", "Hai") + GOOD)
    assert code == 1
    assert [result.get("finding") for result in results] == ["met", None, "met"]
    assert results[1]["name"] == "Hai công chức"
    assert results[1]["error"] == {
        "place": "x.yaml:10",
        "message": "Ngày 2025-02-31 không có trong lịch. Hãy kiểm tra lại ngày.",
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("  award: advanced_worker", "  awrad: advanced_worker", 1, "Thiếu “award”"),
        ("  award: advanced_worker", "  award: advanced_worker\n  awrad: x", 4, "Khóa “awrad” không có trong mẫu"),
        ("advanced_worker", "advanced_wroker", 3, "Có phải “advanced_worker”?"),
        ("kind: individual", "kind: person", 5, "không có trong mẫu"),
        ("{2025: good}", "{2027: good}", 5, "sau ngày xét"),
        ("{2025: good}", "{2025: great}", 5, "mức xếp loại “great”"),
        ("{2025: good}", "{two: good}", 5, "không phải là năm"),
        ("awards: []", "awards: {}", 5, "phải là một danh sách"),
        ("awards: []", "awards: [{award: advanced_worker}]", 5, "năm nào"),
        ("awards: []", "awards: [{award: nothing, year: 2024}]", 5, "nothing"),
        ("awards: []", "awards: [{award: advanced_worker, year: 2027}]", 5, "sau ngày xét"),
        ("[2025-01-01, 2025-12-31]", "[2025-12-31, 2025-01-01]", 4, "trước ngày đầu"),
        ("[2025-01-01, 2025-12-31]", "[2025-01-01]", 4, "đúng hai ngày"),
        ("on: 2026-01-20", "on: 20/01/2026", 2, "không phải là ngày"),
        ("on: 2026-01-20", "on: 2026-01-20\n  received_on: 2026-01-21", 3, "sau ngày xét"),
        ("on: 2026-01-20", "on: 2026-01-20\n  on: 2026-01-20", 3, "hai lần"),
        ("on: 2026-01-20", "on: 2026-01-20\n  pack: bac-ninh", 3, "Có phải “bac_ninh”?"),
        ("on: 2026-01-20", "on: 2026-01-20\n  issuer: giam_doc", 3, "issuer"),
        ("attitude: true", "attitude: yes", 6, "true hoặc false"),
        ("attitude: true", "attitud: true", 6, "không phải là điều kiện"),
        ("pending: []", "pending: [{kind: rumour, since: 2026-01-01}]", 5, "rumour"),
        ("pending: []", "pending: [{kind: press, since: 2026-01-10, cleared_on: 2026-01-09}]", 5, "trước ngày bắt đầu"),
        ("discipline: []", "discipline: [{form: warning, from: 2026-01-10, until: 2026-01-09}]", 5, "trước ngày đầu"),
        ("kind: individual", "kind: &a individual\n   ,sex: *a", 5, "Có dấu tham chiếu"),
        ("kind: individual", "kind: !!binary individual", 5, "nhãn kiểu"),
        ("pending: []", "pending: [], members: {total: 3, completed: 4}", 5, "lớn hơn tổng số"),
        ("  stated: {attitude: true}", "  stated: {attitude: true}\n  expect: {finding: ok}", 7, "finding"),
        (
            "  stated: {attitude: true}",
            "  stated: {attitude: true}\n  expect: {finding: met, because: [luck]}",
            7,
            "luck",
        ),
    ],
)
def test_each_wrong_field_is_named_with_its_line(old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    error = error_of(GOOD.replace(old, new, 1))
    assert message in error["message"]
    assert error["place"] == f"x.yaml:{line}" or (line == 5 and error["place"] == "x.yaml:6")


def test_a_case_that_is_no_mapping() -> None:
    assert "khóa: giá trị" in error_of("- chỉ là chữ\n")["message"]


def test_deep_nesting_is_refused_and_not_a_crash() -> None:
    assert "quá sâu" in error_of("- {name: a, x: " + "[" * 200 + "]" * 200 + "}")["message"]
    with pytest.raises(UnreadableFile):
        judged("- " + "[" * 100_000)


def test_documents_and_lists_may_be_mixed() -> None:
    single = GOOD.replace("- name", "  name", 1)
    results, code = judged(f"---\n{single}---\n{GOOD}{GOOD}")
    assert (len(results), code) == (3, 0)


def test_what_is_expected_and_does_not_come_is_said() -> None:
    result = only(GOOD + "  expect: {finding: not_met, because: [held], cites: [Điều 99]}\n")
    assert result["differs"] == [
        "chờ kết luận not_met, nhưng được met",
        "điều kiện held không quyết định kết luận",
        "không có căn cứ nào chứa “Điều 99”",
    ]
    assert "KHÁC VỚI DỰ KIẾN" in judge_text([result])


@pytest.mark.parametrize("text", ["", "# trống\n", "---\n---\n", "a: [", "\t- x", "\x00"])
def test_a_file_without_cases_or_without_yaml_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableFile):
        judged(text)


@pytest.mark.slow
def test_ten_thousand_cases_are_answered() -> None:
    results, code = judged(GOOD * 10_000)
    assert (len(results), code) == (10_000, 0)
    assert {result["finding"] for result in results} == {"met"}


def test_the_exit_codes_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad, none = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(GOOD + "  expect: {finding: not_met}\n", encoding="utf-8")
    none.write_bytes(b"\xff\xfe\x00")
    assert main([str(good), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["finding"] == "met"
    assert main([str(good)]) == 0
    assert "[ĐẠT]" in capsys.readouterr().out
    assert main([str(bad)]) == 1
    assert main([str(none)]) == 2
    assert main([str(tmp_path / "không có.yaml")]) == 2
    assert main([]) == 2
    assert main([str(good), "--jsn"]) == 2
    with pytest.raises(UnreadableFile):
        judge_file(none)


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert judge_file(path)[1] == 0
