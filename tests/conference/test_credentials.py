"""Letters for those who were elected: refused before a result, then one for all and one for each."""

from __future__ import annotations

from datetime import date

import pytest
from paper.typesetting.papers import docx_text, in_one_line, pdf_pages, squeezed
from pypdfium2 import PdfDocument

from bangvang.audit.refusals import Refusal
from bangvang.conference import actions, queries
from bangvang.conference.models import Slate
from bangvang.conference.papers import delegate_papers, introduction_paper, sending_paper
from bangvang.register.choices import Role, Sex
from bangvang_paper.typesetting.decision import decision_docx
from bangvang_paper.typesetting.statement import statements_docx, statements_pdf

RULE = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_source": "Quy chế, mục 4"}


@pytest.fixture
def draw_up(world, officer):
    """A list of two for one who is here to vote on."""

    def make(**rule) -> Slate:
        conference = actions.plan_conference(officer, world.department, name="Hội nghị", held_on=date(2020, 7, 13))
        actions.check_in(officer, actions.invite(officer, conference, name="A", section="Khối A"))
        actions.close_presence(officer, conference)
        slate = actions.draw_up_slate(
            officer, conference, congress="Đại hội", seats=2, allotted_by="Ban Tổ chức", allotting_paper="CV 12",
            party_members=1, **rule,
        )  # fmt: skip
        first = {"name": "Lê Thị Mận", "position": "Trưởng phòng", "unit_name": "Phòng A", "sex": Sex.FEMALE}
        actions.put_on_slate(officer, slate, **first)
        actions.put_on_slate(officer, slate, name="Trần Văn Ổi")
        return slate

    return make


@pytest.fixture
def voted(world, officer):
    def count(slate: Slate, agree: int) -> Slate:
        vote = actions.open_vote(officer, slate)
        for slot, teller in enumerate((world.user(Role.TELLER), world.user(Role.TELLER, again=True)), start=1):
            for one in queries.counted_in(vote):
                actions.enter_count(teller, vote, one.question, slot=slot, agree=agree, disagree=1 - agree, blank=0)
        return Slate.objects.get(pk=slate.pk)

    return count


def test_nothing_before_a_result_and_nothing_for_a_list_that_did_not_pass(draw_up, voted, officer):
    slate = draw_up(**RULE)
    with pytest.raises(Refusal, match="Chưa có kết quả biểu quyết danh sách dự Đại hội"):
        introduction_paper(slate)
    failed = voted(slate, 0)
    for paper in (introduction_paper, delegate_papers, sending_paper):
        with pytest.raises(Refusal, match=r"không được thông qua \(0/1"):
            paper(failed)


def test_without_a_threshold_nobody_says_that_it_passed(draw_up, voted):
    with pytest.raises(Refusal, match="không đặt ngưỡng từ trước"):
        introduction_paper(voted(draw_up(), 1))


def test_the_letter_lists_all_and_each_has_a_letter(draw_up, voted):
    slate = voted(draw_up(**RULE), 1)
    letter = introduction_paper(slate)
    assert letter.parts[0].grid.rows == [("1", "Lê Thị Mận", "Trưởng phòng, Phòng A"), ("2", "Trần Văn Ổi", "")]
    assert letter.opening_words[0] == "Ban Tổ chức phân bổ 2 đại biểu theo CV 12."
    assert "1/1 đại biểu có mặt đồng ý" in letter.opening_words[1]
    assert "nữ: 1 trên 1 người đã cho biết" in letter.parts[1].lines[0] and "đảng viên: 1" in letter.parts[1].lines[0]
    papers = delegate_papers(slate)
    sheets = [page.get_textpage().get_text_range() for page in PdfDocument(statements_pdf(papers))]
    assert len(sheets) == 2 and "Ông/Bà: Lê Thị Mận" in sheets[0] and "Trần Văn Ổi" not in sheets[0]
    assert "đảng viên" not in sheets[0]  # composition is told of all, never of one
    assert statements_docx(papers)[:2] == b"PK"


def test_the_decision_that_sends_them_names_all_and_says_how_they_were_elected(draw_up, voted, officer, at):
    slate = voted(draw_up(**RULE), 1)
    told = in_one_line(docx_text(at(officer, "conference:sending", slate.pk, "docx").content))
    assert "Về việc cử đại biểu dự Đại hội" in told and "Cử 2 đại biểu của" in told
    assert "Ban Tổ chức phân bổ 2 đại biểu theo CV 12" in told and "1/1" in told
    assert "1 Lê Thị Mận Trưởng phòng, Phòng A 2 Trần Văn Ổi" in told
    pdf = at(officer, "conference:sending", slate.pk, "pdf").content
    assert squeezed("".join(pdf_pages(pdf))) == squeezed(docx_text(decision_docx(sending_paper(slate))))


def test_the_page_offers_letters_only_once_the_list_passed(draw_up, voted, officer, at, world):
    slate = draw_up(**RULE)
    assert at(officer, "conference:introduction", slate.pk, "pdf")["Location"].endswith(f"/bau/{slate.pk}/")
    assert "Giấy giới thiệu" not in at(officer, "conference:slate", slate.pk).content.decode()
    voted(slate, 1)
    assert "Giấy giới thiệu" in at(officer, "conference:slate", slate.pk).content.decode()
    for name in ("conference:introduction", "conference:delegate_papers"):
        assert at(officer, name, slate.pk, "pdf")["Content-Type"] == "application/pdf"
        assert at(world.outsider(Role.OFFICER), name, slate.pk, "pdf").status_code == 404
