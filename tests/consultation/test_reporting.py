"""After the days the council is told: how many, about whom, with which result; and every sitting shows it."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from docx import Document

from bangvang.audit.refusals import Refusal
from bangvang.chronicle.models import CoveredRow
from bangvang.consultation import actions
from bangvang.consultation.models import Case
from bangvang.consultation.queries import closing_today, consulted_about, to_report, visible_to
from bangvang.files.queries import content
from bangvang.register.choices import Role

from .conftest import LAST, OPENED

pytestmark = pytest.mark.django_db
AFTER = LAST + timedelta(days=3)
WHY = {"reason": "Đang xác minh", "cite": "NĐ 152/2025/NĐ-CP, Điều 4"}


def fresh(officer, published):
    return visible_to(officer).get(pk=published.pk)


def reported(officer, published, day=AFTER, number=12):
    found = fresh(officer, published)
    return actions.report(officer, found, number=number, today=day, read_version=found.version)


def settled(officer, case, outcome="not_upheld"):
    return actions.answer(
        officer, case, outcome=outcome, reasons="Đã hỏi", answer="Không có căn cứ.", on=AFTER, read_version=case.version
    )


def words_of(file) -> str:
    document = Document(io.BytesIO(content(file)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).split())


def test_a_report_says_how_many_and_what_became_of_each_but_not_who_said_it(officer, published, in_hand):
    settled(officer, in_hand)
    made = reported(officer, published)
    told = words_of(made.docx)
    for words in (
        "Kết quả lấy ý kiến nhân dân về danh sách đề nghị tặng Huân chương", "20/08/2025 đến hết ngày 05/09/2025",
        "NĐ 152/2025/NĐ-CP, Điều 44 khoản 2", "Nhận 1 ý kiến, trong đó 1 ý kiến có ghi tên", "không có căn cứ: 1",
        "Không có căn cứ.", "Văn bản đề nghị: số 45/TTr-SLĐ ngày 15/08/2025",
    ):  # fmt: skip
        assert words in told
    assert "Trần Văn Vẹn" not in told and "công trình" not in told and "12/BC-" in told
    assert content(made.pdf).startswith(b"%PDF-")
    covered = CoveredRow.objects.filter(shape__table__in=("consultation.closingreport", "files.storedfile"))
    assert covered.filter(row_id__in=(made.pk, made.docx_id, made.pdf_id)).count() >= 3
    assert fresh(officer, published).state == "reported"


def test_nobody_said_anything(officer, published):
    assert "không nhận được ý kiến nào" in words_of(reported(officer, published, number=None).docx)


def test_no_report_before_the_days_are_over(officer, published):
    for day in (OPENED, LAST):
        with pytest.raises(Refusal, match="Chưa hết hạn"):
            reported(officer, published, day)


def test_each_comment_has_a_result_or_its_dossier_is_held(officer, published, in_hand):
    with pytest.raises(Refusal, match="Còn 1 ý kiến chưa có kết quả"):
        reported(officer, published)
    held = actions.hold(officer, in_hand, on=OPENED, read_version=in_hand.version, **WHY)
    first = reported(officer, published)
    assert first.content["rows"][0]["result"] == "đang xác minh" and "tạm dừng" in first.content["rows"][0]["held"]
    actions.lift(officer, held, because="Không đúng", on=AFTER)
    settled(officer, Case.objects.get(pk=held.pk))
    second = reported(officer, published, AFTER + timedelta(days=2), number=None)
    assert second.edition == 2 and second.content["rows"][0]["answer"] == "Không có căn cứ."
    first.refresh_from_db()
    assert first.content["rows"][0]["result"] == "đang xác minh"


def test_strangers_make_no_report(short, officer, published):
    found, stranger = fresh(officer, published), short.outsider(Role.OFFICER)
    with pytest.raises(PermissionDenied):
        actions.report(stranger, found, number=1, today=AFTER, read_version=found.version)


def test_what_a_council_hears_of_a_dossier(officer, published, turns, say):
    keys = [turns[0].pk]
    (told,) = consulted_about(keys, OPENED)
    assert told.sentence == "Đang lấy ý kiến từ 20/08/2025 đến hết 05/09/2025, đến nay 0 ý kiến."
    case = Case.objects.get(comment=say(on=1).comment)
    settled(officer, actions.assign(officer, case, officer, read_version=case.version))
    (told,) = consulted_about(keys, AFTER)
    assert "1 ý kiến, chưa có báo cáo kết quả" in told.sentence
    reported(officer, published)
    (told,) = consulted_about(keys, AFTER)
    assert told.sentence.endswith("1 ý kiến, báo cáo số 12/BC-SLĐTBXH ngày 08/09/2025.")
    assert consulted_about([turns[2].pk], AFTER) == []


def test_what_waits_at_the_desk(officer, published):
    assert list(closing_today(officer, LAST)) == [published] and not closing_today(officer, OPENED).exists()
    assert list(to_report(officer, AFTER)) == [published] and not to_report(officer, LAST).exists()
    reported(officer, published)
    assert not to_report(officer, AFTER).exists()
