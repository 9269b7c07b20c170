"""The công văn that corrects a mistake of form in an issued decision."""

from __future__ import annotations

from datetime import date

import pytest
from paper.typesetting.papers import docx_text, in_one_line, pdf_pages, squeezed

from bangvang.audit.refusals import Refusal
from bangvang.decision.actions import correct
from bangvang.decision.models import Correction
from bangvang.register.choices import Role

SAID = {"field": "name", "new": "Bùi Đình Dững", "act": "", "on": "03/08/2020"}


@pytest.fixture
def decision(short):
    return short.issued_decision()


@pytest.fixture
def line(decision):
    return decision.lines.get(name="Bùi Đình Dũng")


def words(answer) -> str:
    assert answer.status_code == 200
    return in_one_line(docx_text(answer.content))


def test_the_paper_is_had_before_anything_is_corrected(line, officer, at):
    told = words(at(officer, "decision:correct", line.pk, post=SAID | {"ban-thao": "1"}))
    assert f"V/v đính chính Quyết định số {line.decision.code}" in told
    assert f"Số thứ tự {line.ordinal}, mục họ tên, tên tập thể: đã ghi “Bùi Đình Dũng”, nay là “Bùi Đình Dững”" in told
    assert "QUYẾT ĐỊNH:" not in told and "Điều 1" not in told
    assert not Correction.objects.exists()


def test_without_a_number_nothing_is_corrected(line, officer, at):
    answer = at(officer, "decision:correct", line.pk, post=SAID)
    assert answer.status_code == 422 and "Chưa ghi văn bản đính chính" in answer.content.decode()
    assert not Correction.objects.exists()


def test_a_number_of_the_own_series_is_never_typed(line, officer):
    with pytest.raises(Refusal, match="do sổ ở đây cấp") as refused:
        correct(officer, line, field="name", new="Bùi Đình Dững", act="31/QĐ-SLĐTBXH ", on=date(2020, 8, 3))
    assert "Điều 18" in refused.value.cite and not Correction.objects.exists()


def test_the_paper_is_the_same_in_word_and_pdf(line, officer, at):
    done = correct(officer, line, field="name", new="Bùi Đình Dững", act="31/SLĐTBXH-VP", on=date(2020, 8, 3))
    told, pages = (at(officer, "decision:correction_paper", done.pk, kind) for kind in ("docx", "pdf"))
    assert "Số: 31/SLĐTBXH-VP" in words(told) and "ngày 03 tháng 8 năm 2020" in words(told)
    assert squeezed("".join(pdf_pages(pages.content))) == squeezed(docx_text(told.content))


def test_corrections_of_one_document_stand_in_one_paper_and_those_of_another_do_not(line, decision, officer, at):
    first, second, _third = decision.lines.order_by("ordinal")
    made = [
        correct(officer, one, field=field, new=new, act="CV 5/CV-SLĐ", on=date(2020, 8, 3))
        for one, field, new in (
            (first, "merit", "Thành tích ghi lại"), (first, "unit_name", "Đơn vị ghi lại"),
            (second, "position", "Chức vụ ghi lại"), (second, "merit", "Ghi lại"),
        )
    ]  # fmt: skip
    correct(officer, line, field="merit", new="Việc của văn bản khác", act="CV 6/CV-SLĐ", on=date(2020, 8, 3))
    told = words(at(officer, "decision:correction_paper", made[2].pk, "docx"))
    assert "Số: 5/CV-SLĐ" in told.replace("05/", "5/") and "(có danh sách kèm theo)" in told
    assert all(new in told for new in ("Thành tích ghi lại", "Đơn vị ghi lại", "Chức vụ ghi lại"))
    assert "Việc của văn bản khác" not in told
    page = at(officer, "decision:detail", decision.pk).content.decode()
    assert page.count("cong-van.docx") == 2 and f"/dinh-chinh/{made[0].pk}/cong-van.pdf" in page


def test_another_department_gets_no_paper(short, line, officer, at):
    done = correct(officer, line, field="merit", new="Ghi lại", act="31/QĐ", on=date(2020, 8, 3))
    stranger = short.outsider(Role.DOCUMENT_CLERK)
    assert at(stranger, "decision:correction_paper", done.pk, "docx").status_code == 404
    assert at(officer, "decision:correction_paper", done.pk, "odt").status_code == 404
