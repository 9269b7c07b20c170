"""Honours in the order of the law, and the script: names from decisions, nobody called who no longer stands, prints kept."""

from __future__ import annotations

import io
from datetime import date, timedelta

import docx
import pytest
from decision.rows import IN_ORDER, LETTER, TITLE_OF_PEOPLE, TITLE_OF_UNITS, three_drafts
from django.db import DatabaseError, transaction
from django.utils import timezone

from bangvang.audit.refusals import Refusal
from bangvang.conference import actions, queries
from bangvang.conference.models import Conference, ScriptPrint
from bangvang.conference.papers import script_paper
from bangvang.conference.queries.honours import Called, in_groups, reading_day
from bangvang.conference.script import as_data, blanks_in, changes_since, from_data, hash_of, order_of, script_of
from bangvang.decision.actions import correct, issue_in_a_row
from bangvang.decision.models import Line
from bangvang.decision.queries import honour_of
from bangvang.decision.wording import movement_in_sentence
from bangvang.register.actions import record_standing
from bangvang.register.choices import Standing
from bangvang_paper.typesetting.statement import statement_docx
from cast import SIGNED
from short_river import shorten

ACT = "45/QĐ-SLĐTBXH"


@pytest.fixture
def conference(short) -> Conference:
    return short.held_conference()


def planned(conference, officer, **fields):
    programme = actions.draft_programme(officer, conference)
    return actions.revise_programme(officer, programme, read_version=1, **fields) if fields else programme


def written(conference, per_group=10, today=None):
    honours = queries.honours_in_order(conference, per_group=per_group, today=today)
    programme = queries.programme_of(conference)
    return script_of(conference, programme, queries.items_of(programme), honours)


def spoken(parts, kind=None):
    """Every line of the script as one text."""
    return "\n".join(
        line
        for part in parts
        for passage in part.passages
        for line in (passage.heading, *passage.says, *passage.names, *passage.then)
        if line
    )


def called(honours):
    return [(group.kind, [one.name for one in group.called]) for _one, group in honours.groups]


def dies(line, on):
    person = line.handling.nomination.person
    person.died_on = on
    person.save()


# ── order ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_collectives_go_before_people_and_apart_from_them(conference):
    assert called(queries.honours_in_order(conference)) == [
        ("collective", ["Trường Trung cấp nghề số 2"]),
        ("individual", ["Đoàn Thị Hạnh", "Bùi Đình Dũng"]),
    ]


def test_titles_go_before_forms_whatever_was_signed_first(world, officer, document_clerk):
    _sitting, (units, people, letter) = three_drafts(world, officer)
    later = SIGNED + timedelta(days=1)
    from bangvang.decision.actions import revise_draft

    revise_draft(officer, units, read_version=units.version, signed_on=later)
    drafts = [type(one).objects.get(pk=one.pk) for one in (letter, people, units)]
    issued = issue_in_a_row(document_clerk, drafts, key="k" * 32, read_versions={one.pk: one.version for one in drafts})
    assert [one.award for one in issued] == [TITLE_OF_PEOPLE, LETTER, TITLE_OF_UNITS]  # numbers go by day
    conference = actions.plan_conference(officer, world.department, name="Hội nghị", held_on=later)
    actions.hand_over(officer, conference, issued)
    told = queries.honours_in_order(conference)
    assert [one.decision.award for one in told.decisions] == IN_ORDER  # the stage goes by precedence
    assert [one.is_title for one in told.decisions] == [True, True, False]


def test_the_dead_at_signing_stand_last_and_their_families_come(conference, officer):
    first = Line.objects.get(name="Đoàn Thị Hạnh")
    dies(first, SIGNED - timedelta(days=1))
    told = queries.honours_in_order(conference)
    assert called(told)[1:] == [("individual", ["Bùi Đình Dũng"]), ("individual", ["Đoàn Thị Hạnh"])]
    assert [(group.posthumous, group.family) for _one, group in told.groups] == [(False, False)] * 2 + [(True, True)]
    planned(conference, officer)
    said = spoken(written(conference))
    assert (
        "Trân trọng kính mời đại diện gia đình 1 cá nhân sau đây lên sân khấu nhận Giấy khen (truy tặng) theo" in said
    )
    assert "Xin mời đại diện gia đình 1 cá nhân chuẩn bị lên sân khấu nhận Giấy khen: Đoàn Thị Hạnh." in said


def test_who_died_after_the_signing_keeps_the_place_and_the_family_comes(short, officer):
    conference = short.held_conference()
    actions.revise(officer, conference, read_version=conference.version, held_on=SIGNED + timedelta(days=7))
    dies(Line.objects.get(name="Bùi Đình Dũng"), SIGNED + timedelta(days=3))
    told = queries.honours_in_order(conference)
    assert [(group.posthumous, group.family) for _one, group in told.groups] == [
        (False, False), (False, False), (False, True)
    ]  # fmt: skip
    planned(conference, officer)
    said = spoken(written(conference))
    assert "(gia đình nhận) trên sân khấu" in said and "truy tặng" not in said


def test_who_died_after_the_conference_was_there_alive(conference):
    dies(Line.objects.get(name="Bùi Đình Dũng"), SIGNED + timedelta(days=1))
    assert not any(group.family for _one, group in queries.honours_in_order(conference).groups)


@pytest.mark.parametrize(
    ("count", "most", "sizes"),
    [(0, 10, []), (1, 10, [1]), (10, 10, [10]), (11, 10, [6, 5]), (16, 10, [8, 8]), (16, 8, [8, 8]), (5, 1, [1] * 5)],
)
def test_groups_are_as_few_and_as_equal_as_can_be(count, most, sizes):
    row = [Called(n, "", str(n), "", "") for n in range(count)]
    parts = in_groups(row, most)
    assert [len(part) for part in parts] == sizes
    assert [one for part in parts for one in part] == row


def test_nobody_stands_in_groups_of_none(conference):
    with pytest.raises(ValueError, match="groups of 0"):
        queries.honours_in_order(conference, per_group=0)


def test_a_stripped_line_is_left_out_and_said_so_until_it_is_restored(conference, officer, at):
    line = Line.objects.get(name="Bùi Đình Dũng")
    honour = honour_of(line)
    record_standing(honour, Standing.ANNULLED, on=SIGNED, act=ACT)
    told = queries.honours_in_order(conference)
    assert called(told) == [("collective", ["Trường Trung cấp nghề số 2"]), ("individual", ["Đoàn Thị Hạnh"])]
    (gone,) = told.left_out
    assert (gone.name, gone.standing, gone.act, gone.on) == ("Bùi Đình Dũng", "hủy bỏ, thu hồi", ACT, SIGNED)
    planned(conference, officer)
    page = at(officer, "conference:script", conference.pk).content.decode()
    assert "Không gọi lên nhận" in page and ACT in page
    assert "Bùi Đình Dũng" not in spoken(written(conference))
    record_standing(honour, Standing.RESTORED, on=SIGNED, act="46/QĐ-SLĐTBXH")
    assert queries.honours_in_order(conference).left_out == ()


def test_an_act_of_a_later_day_does_not_reach_back(conference):
    honour = honour_of(Line.objects.get(name="Bùi Đình Dũng"))
    record_standing(honour, Standing.STRIPPED, on=SIGNED + timedelta(days=2), act=ACT)
    assert queries.honours_in_order(conference, today=SIGNED + timedelta(days=1)).left_out == ()
    assert len(queries.honours_in_order(conference, today=SIGNED + timedelta(days=2)).left_out) == 1


def test_a_decision_of_which_nothing_stands_is_not_read_out(conference, officer, at):
    for line in Line.objects.all():
        record_standing(honour_of(line), Standing.ANNULLED, on=SIGNED, act=ACT)
    told = queries.honours_in_order(conference)
    assert told.decisions == () and [one.pk for one in told.fallen] == [conference.decisions.get().pk]
    planned(conference, officer)
    assert "không còn ai để trao" in at(officer, "conference:script", conference.pk).content.decode()
    assert "Quyết định số" not in spoken(written(conference))


def test_names_are_read_as_they_stand_on_the_day(conference, officer):
    line = Line.objects.get(name="Bùi Đình Dũng")
    correct(officer, line, field="name", new="Bùi Đình Dững", act="12/QĐ", on=date(2020, 8, 3))
    before = queries.honours_in_order(conference, today=date(2020, 8, 2))
    after = queries.honours_in_order(conference, today=date(2020, 8, 3))
    assert called(before)[1][1][1] == "Bùi Đình Dũng" and called(after)[1][1][1] == "Bùi Đình Dững"


def test_a_conference_to_come_is_read_by_its_own_day(conference):
    conference.held_on = timezone.localdate() + timedelta(days=30)
    assert reading_day(conference) == conference.held_on
    assert reading_day(conference, conference.held_on + timedelta(days=1)) == conference.held_on + timedelta(days=1)


def test_the_order_costs_the_same_however_long(world, django_assert_num_queries):
    conference = shorten(world, collectives=2, people=4).held_conference()
    with django_assert_num_queries(5):
        told = queries.honours_in_order(conference)
        _read = [(one.authority, who.words) for one, group in told.groups for who in group.called]
    assert sum(one.count for one in told.decisions) == 6


# ── script ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_sentence_of_the_handing_over_is_there(conference, officer):
    planned(
        conference, officer, reads="Đồng chí Lê Văn An, Chánh Văn phòng Sở", hands="Đồng chí Trần Thị Bình, Giám đốc Sở"
    )
    part = next(one for one in written(conference) if "trao khen thưởng" in one.title)
    decision = conference.decisions.get()
    opening, reading, collective, people, closing = part.passages
    assert opening.says == ("Kính thưa hội nghị, sau đây là phần trao khen thưởng cho 1 tập thể và 2 cá nhân.",)
    assert reading.says[0].startswith(
        "Trân trọng kính mời đồng chí Lê Văn An, Chánh Văn phòng Sở công bố Quyết định số "
        f"{decision.code} ngày 13 tháng 7 năm 2020 của Giám đốc Sở Lao động - Thương binh và Xã hội về việc tặng Giấy khen"
    )
    assert collective.heading == "Lượt 1/2: 1 tập thể trên sân khấu"
    assert collective.says == (
        "Trân trọng kính mời đại diện 1 tập thể sau đây lên sân khấu nhận Giấy khen theo Quyết định số "
        f"{decision.code} ngày 13 tháng 7 năm 2020:",
    )
    assert collective.names == ("Trường Trung cấp nghề số 2",)
    assert collective.then == (
        "Trân trọng kính mời đồng chí Trần Thị Bình, Giám đốc Sở trao Giấy khen.",
        "Xin mời 2 cá nhân chuẩn bị lên sân khấu nhận Giấy khen, từ Đoàn Thị Hạnh đến Bùi Đình Dũng.",
    )
    assert [name.split(",")[0] for name in people.names] == ["Bà Đoàn Thị Hạnh", "Ông Bùi Đình Dũng"]
    assert len(people.then) == 1  # nobody comes after them
    assert closing.says == ("Xin nhiệt liệt chúc mừng các tập thể và các cá nhân vừa được khen thưởng.",)


def test_who_was_not_named_stays_a_line_to_fill(conference, officer):
    programme = planned(conference, officer)
    parts = written(conference)
    assert "Trân trọng kính mời …………………… phát biểu khai mạc hội nghị." in spoken(parts)
    before = blanks_in(parts)
    assert before == sum(not item.led_by and item.kind != "commendation" for item in programme.items.all())
    opening = programme.items.get(kind="opening")
    actions.revise_item(officer, opening, read_version=programme.version, who="Đồng chí Lê Văn An")
    assert "Trân trọng kính mời đồng chí Lê Văn An phát biểu khai mạc hội nghị." in spoken(written(conference))
    assert blanks_in(written(conference)) == before - 1


def test_who_hands_over_may_be_named_by_the_item(conference, officer):
    programme = planned(conference, officer)
    body = conference.body.name
    assert f"Trân trọng kính mời lãnh đạo {body} trao Giấy khen." in spoken(written(conference))
    item = programme.items.get(kind="commendation")
    actions.revise_item(officer, item, read_version=programme.version, who="Đồng chí Phạm Văn Cường, Phó Giám đốc")
    said = spoken(written(conference))
    assert "Trân trọng kính mời đồng chí Phạm Văn Cường, Phó Giám đốc trao Giấy khen." in said
    assert "lãnh đạo" not in said


def test_each_kind_has_its_sentence_and_ends_with_a_stop(conference, officer):
    actions.add_item(officer, planned(conference, officer), read_version=1, kind="other", title="Văn nghệ", minutes=5)
    for part in written(conference):
        assert part.passages, part
        for passage in part.passages:
            assert passage.says, part
            assert all(line.endswith((".", "!", ":")) and "%" not in line for line in (*passage.says, *passage.then))


def test_the_plain_parts_name_what_the_conference_says(short, conference, officer):
    actions.revise(
        officer, conference, read_version=conference.version, launches=short.next_movement, place="Hội trường A"
    )
    programme = actions.draft_programme(officer, conference)
    for item in programme.items.all():
        if item.kind in ("launch", "vote", "direction"):
            who = "Đồng chí Lê Văn An, Phó Giám đốc Sở"
            actions.revise_item(officer, item, read_version=programme.version, who=who)
            programme.refresh_from_db()
    said = spoken(written(conference))
    assert (
        "Chiều nay, ngày 13 tháng 7 năm 2020, tại Hội trường A, Sở Lao động - Thương binh và Xã hội trọng thể" in said
    )
    assert (
        f"Trân trọng kính mời đồng chí Lê Văn An, Phó Giám đốc Sở phát động {movement_in_sentence(short.next_movement.name)}"
        in said
    )
    assert "nghiêm túc tiếp thu ý kiến chỉ đạo của đồng chí Lê Văn An." in said
    assert "hội nghị biểu quyết danh sách 4 đại biểu dự Đại hội thi đua yêu nước ngành" in said


def test_the_present_are_told_only_when_they_were_counted(conference, officer):
    planned(conference, officer)
    actions.invite(officer, conference, name="Vắng mặt")
    actions.check_in(officer, actions.invite(officer, conference, name="Lê Thị Mận"))
    assert "Có mặt tại hội nghị" not in spoken(written(conference))
    conference = actions.close_presence(officer, conference)
    assert "Có mặt tại hội nghị: 1 trên 2 đại biểu được mời." in spoken(written(conference))


# ── prints ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def changes(conference):
    honours = queries.honours_in_order(conference, per_group=conference.programme.per_group)
    parts = script_of(conference, conference.programme, queries.items_of(conference.programme), honours)
    return changes_since(queries.last_print(conference), honours, parts)


def test_a_print_keeps_its_words_and_the_order_it_was_made_from(conference, officer):
    planned(conference, officer)
    printed = actions.print_script(officer, conference)
    parts = written(conference)
    assert printed.order_sha256 == hash_of(order_of(queries.honours_in_order(conference)))
    assert len(printed.order) == 3 and from_data(printed.parts) == parts and as_data(parts) == printed.parts
    assert not changes(conference)
    for spoil in ({"parts": []}, {"order": []}, {"number": 7}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ScriptPrint.objects.filter(pk=printed.pk).update(**spoil)


def test_a_correction_after_the_print_is_told(conference, officer, at):
    planned(conference, officer)
    printed = actions.print_script(officer, conference)
    line = Line.objects.get(name="Bùi Đình Dũng")
    correct(officer, line, field="name", new="Bùi Đình Dững", act="12/QĐ", on=date(2020, 8, 3))
    ((before, after),) = changes(conference).reworded
    assert "Dũng" in before and "Dững" in after
    page = at(officer, "conference:script", conference.pk).content.decode()
    assert "Khen thưởng đã đổi sau bản in số 1" in page and "Đọc khác" in page
    assert "Dũng" in str(printed.parts)  # what was printed stands
    assert "Dững" not in "\n".join(docx_words(script_paper(printed)))
    assert actions.print_script(officer, conference).number == 2
    assert "Kịch bản đúng như bản in số 2" in at(officer, "conference:script", conference.pk).content.decode()


def test_who_falls_or_comes_after_the_print_is_told(conference, officer):
    planned(conference, officer)
    actions.print_script(officer, conference)
    honour = honour_of(Line.objects.get(name="Bùi Đình Dũng"))
    record_standing(honour, Standing.ANNULLED, on=SIGNED, act=ACT)
    assert [words.split(",")[0] for words in changes(conference).gone] == ["Ông Bùi Đình Dũng"]
    actions.print_script(officer, conference)
    record_standing(honour, Standing.RESTORED, on=SIGNED, act=ACT)
    assert [words.split(",")[0] for words in changes(conference).added] == ["Ông Bùi Đình Dũng"]


def test_other_groups_and_other_words_are_told_apart(conference, officer):
    programme = planned(conference, officer)
    actions.print_script(officer, conference)
    actions.revise_programme(officer, programme, read_version=1, hands="Đồng chí Trần Thị Bình")
    told = changes(Conference.objects.get(pk=conference.pk))
    assert told.other_words and not told.of_honours
    actions.print_script(officer, conference)
    actions.revise_programme(officer, programme, read_version=2, per_group=1)
    told = changes(Conference.objects.get(pk=conference.pk))
    assert told.reordered and told.of_honours and not (told.added or told.gone or told.reworded)


def test_there_is_nothing_to_print_without_a_programme_or_without_its_item(conference, officer, at):
    with pytest.raises(Refusal, match="Chưa có chương trình"):
        actions.print_script(officer, conference)
    assert "Chưa có chương trình" in at(officer, "conference:script", conference.pk).content.decode()
    programme = planned(conference, officer)
    actions.remove_item(officer, programme.items.get(kind="commendation"), read_version=1)
    with pytest.raises(Refusal, match="không có mục trao khen thưởng"):
        actions.print_script(officer, conference)
    assert "chưa có mục trao khen thưởng" in at(officer, "conference:script", conference.pk).content.decode()
    assert not ScriptPrint.objects.exists()


def docx_words(paper):
    return [one.text for one in docx.Document(io.BytesIO(statement_docx(paper))).paragraphs]


def test_the_paper_says_every_word_and_which_order_it_is(conference, officer, at):
    planned(conference, officer)
    assert at(officer, "conference:print_script", conference.pk, post={}).status_code == 302
    printed = queries.last_print(conference)
    words = docx_words(script_paper(printed))
    assert any(f"Mã của thứ tự trao: {printed.order_sha256[:16]}." in line for line in words)
    for line in spoken(from_data(printed.parts)).splitlines():
        assert any(line in one for one in words), line
    answer = at(officer, "conference:script_paper", printed.pk, "pdf")
    assert answer.content.startswith(b"%PDF")
    assert at(officer, "conference:script_paper", printed.pk, "exe").status_code == 404


def test_another_office_finds_neither_script_nor_print(conference, officer, short, at):
    planned(conference, officer)
    printed = actions.print_script(officer, conference)
    stranger = short.outsider("officer")
    assert at(stranger, "conference:script", conference.pk).status_code == 404
    assert at(stranger, "conference:script_paper", printed.pk, "pdf").status_code == 404
    assert at(stranger, "conference:item", conference.programme.items.first().pk).status_code == 404
