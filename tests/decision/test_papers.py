"""The paper says what was passed, in the order of the law, and what it is not."""

from __future__ import annotations

from datetime import date

from bangvang.decision.actions import correct
from bangvang.decision.models import Decision
from bangvang.decision.papers import decision_paper, note_on_paper, power_line
from bangvang.register.models import Unit


def test_the_paper_of_the_demonstration(world):
    paper = decision_paper(world.issued_decision())
    assert (paper.number, paper.symbol, paper.place) == (1, "QĐ-SLĐTBXH", "Hải Phòng")
    assert paper.authority_title == "Giám đốc Sở Lao động - Thương binh và Xã hội"
    assert paper.articles[0] == (
        "Tặng Giấy khen của Giám đốc Sở Lao động - Thương binh và Xã hội cho 6 tập thể và 16 cá nhân đã có thành tích tốt "
        "trong phong trào thi đua yêu nước giai đoạn 2015–2020 (có danh sách kèm theo)."
    )
    assert "12.600.000 đồng" in paper.articles[1]
    assert paper.proposal_line.endswith("tại biên bản họp ngày 08 tháng 7 năm 2020")
    assert [(group.label, len(group.rows)) for group in paper.annex.groups] == [
        ("I. Tập thể (6)", 6),
        ("II. Cá nhân (16)", 16),
    ]
    assert (paper.annex.total, paper.annex.money_column) == (12_600_000, 3)
    assert paper.annex.groups[1].rows[1] == [
        8,
        "Ông Bùi Đình Dũng",
        "Phó Trưởng phòng, Trung tâm Dịch vụ việc làm",
        450_000,
    ]


def test_a_draft_has_no_number_and_says_what_it_is(short):
    decision = short.drafted_decision()
    paper = decision_paper(decision)
    assert paper.number is None
    assert paper.draft_note == "Số liệu minh hoạ · Dự thảo, chưa ban hành"


def test_a_trial_run_says_so_on_an_issued_paper_of_a_real_office(short):
    Unit.objects.update(demonstration=False)
    decision = Decision(
        draft_note="Bản dựng thử từ danh sách", state="issued", body=Unit.objects.get(pk=short.department.pk)
    )
    assert note_on_paper(decision) == "Bản dựng thử từ danh sách"
    decision.draft_note = ""
    assert note_on_paper(decision) is None


def test_the_signed_paper_keeps_the_signed_words_after_a_correction(short, officer):
    decision = short.issued_decision()
    line = decision.lines.get(name="Bùi Đình Dũng")
    correct(officer, line, field="name", new="Bùi Đình Dững", act="12/QĐ", on=date(2020, 8, 3))
    names = [row[1] for group in decision_paper(Decision.objects.get()).annex.groups for row in group.rows]
    assert "Ông Bùi Đình Dũng" in names


def test_who_signs_in_the_place_of_the_head_says_it(short):
    decision = short.drafted_decision()
    assert power_line(decision) is None
    decision.power = "KT."
    assert power_line(decision) == "KT. GIÁM ĐỐC"


def test_no_money_known_no_figure_written(short):
    decision = short.drafted_decision()
    lines = list(decision.lines.order_by("ordinal"))
    for line in lines:
        line.bonus = None
    paper = decision_paper(decision, lines)
    assert "đồng" not in paper.articles[1]
    assert (paper.annex.money_column, paper.annex.total, len(paper.annex.columns)) == (None, None, 3)
