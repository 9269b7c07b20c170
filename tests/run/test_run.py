"""``bangvang run`` as somebody calls it: a process, two real lists, the files that it leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from bangvang_paper.scanning import read_codes

LISTS = Path(__file__).parents[2] / "src" / "bangvang" / "demonstration" / "static" / "demonstration"
AGENCY = "Sở Lao động - Thương binh và Xã hội"
BANGVANG = [sys.executable, "-m", "bangvang.cli"]


def call(*words: object, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": "", "PYTHONPATH": "src"}
    environment.pop("BANGVANG_SQLITE", None)
    if data:
        environment["BANGVANG_DATA"] = str(data)
    return subprocess.run(
        [*BANGVANG, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )


def order(file: str, out: Path, *more: str) -> list[object]:
    return [
        "run",
        LISTS / file,
        "--issuer",
        "provincial_department_head",
        "--agency",
        AGENCY,
        "--place",
        "Hải Phòng",
        "--on",
        "2020-07-13",
        "--out",
        out,
        "--json",
        *more,
    ]


@pytest.fixture(scope="module")
def granted(tmp_path_factory) -> tuple[subprocess.CompletedProcess[str], Path]:
    out = tmp_path_factory.mktemp("giay-khen")
    return call(*order("danh-sach-mau.xlsx", out)), out


def test_the_sample_list_becomes_one_decision_and_22_certificates(granted):
    done, out = granted
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result == json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert result["counts"] == {"collective": 6, "individual": 16, "household": 0}
    assert result["decision"] == {"number": 1, "code": "01/QĐ-SLĐTBXH", "date": "2020-07-13"}
    assert result["certificates"] == 22
    assert result["refused"] == []
    assert result["council"] == "assumed"


def test_the_bonus_is_read_up_with_the_other_readings_beside_it(granted):
    bonus = json.loads(granted[0].stdout)["bonus"]
    assert bonus["total"] == 12_600_000
    assert bonus["unit"] == "đồng"
    assert bonus["rounding"] == "up"
    assert sorted(bonus["other_readings"].values()) == [12_516_000, 12_540_000]
    assert any("Điều" in citation for citation in bonus["citations"])


def test_unread_law_stays_open_and_is_never_turned_into_met(granted):
    result = json.loads(granted[0].stdout)
    assert {entry["finding"] for entry in result["open"]} <= {"unknown", "needs_person"}
    named = {entry["name"] for entry in result["open"] if entry["name"]}
    assert len(named) == 22  # in 2020 the criteria of the 2003 law are unread for everybody
    assert all(entry["reason"] for entry in result["open"])


def test_the_promised_files_are_there(granted):
    _, out = granted
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    promised = {"decision.docx", "decision.pdf", "certificates.pdf", "proof-sheets.pdf", "article.html", "result.json"}
    promised |= {f"certificates/{number:02d}.pdf" for number in range(1, 23)}
    assert promised <= names
    assert len(pypdfium2.PdfDocument(out / "certificates.pdf")) == 22


def test_the_decision_says_it_was_made_from_a_list_and_names_everybody(granted):
    _, out = granted
    text = "\n".join(
        [paragraph.text for paragraph in Document(str(out / "decision.docx")).paragraphs]
        + [
            cell.text
            for table in Document(str(out / "decision.docx")).tables
            for row in table.rows
            for cell in row.cells
        ]
    )
    for said in (
        "Bản dựng thử từ danh sách",
        "Đoàn Thị Hạnh",
        "Bùi Công Quyết",
        "Trường Trung cấp nghề số 2",
        "12.600.000",
    ):
        assert said in text


def test_the_articles_heading_is_the_seeds_title(granted):
    _, out = granted
    html = (out / "article.html").read_text(encoding="utf-8")
    assert (
        "<h1>Sở Lao động – Thương binh và Xã hội khen thưởng 6 tập thể và 16 cá nhân có thành tích tốt trong phong trào "
        "thi đua yêu nước giai đoạn 2015÷2020</h1>"
    ) in html


def test_a_certificate_of_the_run_is_verified_by_its_own_database(granted):
    _, out = granted
    done = call("verify", out / "certificates" / "07.pdf", "--data", out / "du-lieu", "--json")
    verdict = json.loads(done.stdout)
    assert (done.returncode, verdict["valid"], verdict["standing"]) == (0, True, "in_force")
    assert verdict["statement"]["name"] == "Đoàn Thị Hạnh"
    assert verdict["statement"]["decision"] == "01/QĐ-SLĐTBXH"


def test_each_certificate_holds_one_address_of_its_own(granted):
    _, out = granted
    addresses = [read_codes(path.read_bytes(), path.name) for path in sorted((out / "certificates").glob("*.pdf"))]
    assert [len(found) for found in addresses] == [1] * 22
    assert len({found[0] for found in addresses}) == 22
    assert all(found[0].startswith("http://127.0.0.1:8000/x/") for found in addresses)


def test_another_offices_database_does_not_vouch_for_it(granted, tmp_path):
    _, out = granted
    (tmp_path / "khac").mkdir()
    done = call("verify", out / "certificates" / "07.pdf", "--data", tmp_path / "khac", "--json")
    assert (done.returncode, json.loads(done.stdout)["standing"]) == (1, "unknown_offline")


def test_a_department_may_not_grant_a_certificate_of_merit(tmp_path):
    done = call(*order("danh-sach-sai-tham-quyen.xlsx", tmp_path))
    result = json.loads(done.stdout)
    assert done.returncode == 1
    assert result["decision"] is None
    assert result["certificates"] == 0
    assert {entry["criterion"] for entry in result["refused"]} == {"authority"}
    assert {entry["finding"] for entry in result["refused"]} == {"not_met"}
    assert all("province_chair" in entry["who_could_grant"] for entry in result["refused"])
    assert all(any("Điều" in citation for citation in entry["citations"]) for entry in result["refused"])
    assert len(result["refused"]) == 22
    assert not (tmp_path / "decision.docx").exists()
    assert not (tmp_path / "certificates.pdf").exists()
    assert (tmp_path / "proof-sheets.pdf").exists()


def test_a_given_count_is_entered_twice_and_told(tmp_path):
    done = call(*order("danh-sach-mau.xlsx", tmp_path, "--council", "10/11", "--final", "--signer", "Trần Quốc Hưng"))
    result = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert result["council"] == {"yes": 10, "total": 11, "passed": True}
    assert any(entry["criterion"] == "vote" and "ngưỡng" in entry["reason"] for entry in result["open"])
    text = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "decision.docx")).paragraphs)
    assert "Bản dựng thử" not in text


def test_a_count_that_is_no_majority_grants_nothing(tmp_path):
    done = call(*order("danh-sach-mau.xlsx", tmp_path, "--council", "5/11"))
    result = json.loads(done.stdout)
    assert (done.returncode, result["decision"]) == (1, None)
    assert {entry["criterion"] for entry in result["refused"]} == {"vote"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("--on", "2020-02-31"), "ngày có thật"),
        (("--issuer", "hoang_de"), "Không có thẩm quyền"),
        (("--council", "12/11"), "SỐ_ĐỒNG_Ý/TỔNG_SỐ"),
    ],
)
def test_a_wrong_call_says_what_to_give_instead(tmp_path, changed, said):
    done = call(*order("danh-sach-mau.xlsx", tmp_path), *changed)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_unreadable_file_is_a_wrong_call(tmp_path):
    (tmp_path / "gia.xlsx").write_bytes(b"%PDF-1.7 gia")
    done = call("read", tmp_path / "gia.xlsx", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "PDF" in done.stderr
    assert call("read", tmp_path / "khong-co.xlsx", "--json").returncode == 2


def test_read_answers_with_the_promised_keys_and_unescaped_accents():
    done = call("read", LISTS / "danh-sach-mau.xlsx", "--json")
    document = json.loads(done.stdout)
    assert set(document) == {"rows", "warnings"}
    assert list(document["rows"][0]) == [
        "kind",
        "honorific",
        "name",
        "position",
        "unit",
        "form",
        "award",
        "merit",
        "guesses",
    ]
    assert len(document["rows"]) == 22
    assert "Đoàn Thị Hạnh" in done.stdout


def test_judge_answers_for_each_case(tmp_path):
    case = tmp_path / "mot.yaml"
    case.write_text(
        "name: Giám đốc sở tặng Bằng khen\non: 2020-07-13\naward: ministry_province_certificate\n"
        "issuer: provincial_department_head\nrecipient: {kind: individual}\n"
        "expect: {finding: not_met, because: [authority]}\n",
        encoding="utf-8",
    )
    done = call("judge", case, "--json")
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)[0]["finding"] == "not_met"
