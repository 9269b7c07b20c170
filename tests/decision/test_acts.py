"""What is taken away or given back afterwards: by an act of its own, with its ground and article, never by changing a word."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.certificate.models import Certificate
from bangvang.decision.act_papers import act_paper
from bangvang.decision.actions import correct, draft_act, drop_act, issue_act, record_return
from bangvang.decision.choices import DecisionState, DocumentKind
from bangvang.decision.models import Act, Line, NumberSeries, RegisterEntry, Return
from bangvang.decision.queries import honour_of, next_number, overdue_returns
from bangvang.outbox.actions import carry_out_waiting
from bangvang.portal.queries.verification import verify
from bangvang.register.actions import new_person, record_honour
from bangvang.register.choices import Role, Standing
from bangvang.register.models import Honour
from short_river import shorten

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
FACTS = "Báo cáo thành tích khai khống số người đã đào tạo"
KEY = "k" * 32


@pytest.fixture
def honour(short) -> Honour:
    """What the second line of the decision granted."""
    line = short.issued_decision().lines.get(ordinal=2)
    return honour_of(line)


@pytest.fixture
def short(world):
    return shorten(world)


def annul(world, honours, **said) -> Act:
    given = {"kind": "annulment", "ground": "fraud_in_declaration", "facts": FACTS, "signed_on": DAY} | said
    if "authority_as_written" not in given:
        given.setdefault("issuer", world.issuer)
    return draft_act(world.user(Role.OFFICER), world.department, honours, **given)


def put_in_force(world, act, *, key=KEY, **said) -> Act:
    return issue_act(world.user(Role.DOCUMENT_CLERK), act, key=key, today=date(2026, 12, 31), **said)


def standings(honour) -> list[str]:
    return list(honour.standings.order_by("id").values_list("standing", flat=True))


def test_an_annulment_takes_the_next_number_a_register_row_and_every_page_at_once(short, honour):
    act = annul(short, [honour])
    assert standings(honour) == [Standing.GRANTED], "a draft changes nothing"
    put_in_force(short, act)
    assert (act.number, act.year, act.code) == (1, 2026, "01/QĐ-SLĐTBXH")
    assert RegisterEntry.objects.get(act=act).code == act.code
    assert standings(honour) == [Standing.GRANTED, Standing.ANNULLED]
    row = honour.standings.get(standing=Standing.ANNULLED)
    assert (row.on, row.act) == (DAY, act.code) and FACTS in row.note
    assert "Luật 06/2022/QH15, Điều 93 khoản 2" in act.citations
    assert next_number(short.department, 2026, DocumentKind.DECISION) == 2


def test_the_certificate_says_that_it_no_longer_stands_and_later_that_it_does_again(short):
    decision = short.certified_decision()
    certificate = Certificate.objects.get(line__decision=decision, line__ordinal=2)
    put_in_force(short, annul(short, [certificate.honour]))
    assert not verify(certificate.public_id, DAY).stands
    assert verify(certificate.public_id, date(2026, 3, 1)).stands, "on the day before it still stood"
    back = annul(short, [certificate.honour], kind="restoration", ground="", signed_on=date(2026, 5, 4))
    assert back.citations == [] and back.return_by is None
    put_in_force(short, back, key="r" * 32)
    assert verify(certificate.public_id, date(2026, 5, 4)).stands


def test_the_day_for_handing_back_is_counted_in_working_days_with_its_article(short, honour):
    act = annul(short, [honour])
    assert act.return_by == date(2026, 3, 23) and "Điều 58" in act.return_note
    assert act.items.get().bonus == 450_000
    old = annul(short, [honour], signed_on=date(2024, 8, 1))
    assert old.return_by is None and "chưa đọc" in old.return_note


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"ground": ""}, "chọn trường hợp"),
        ({"ground": "bad_luck"}, "chọn trường hợp"),
        ({"facts": "sai"}, "ghi rõ vì sao"),
        ({"ground": "violation_in_achievement_period"}, "kết luận, quyết định hoặc bản án"),
        ({"signed_on": date(2020, 7, 12)}, "trước ngày của việc gần nhất"),
        ({"kind": "restoration", "ground": ""}, "không có gì để phục hồi"),
        ({"kind": "stripping", "ground": ""}, "không thuộc diện tước"),
        ({"authority_as_written": "Chủ tịch nước"}, "cả người quyết định và số"),
    ],
)
def test_what_the_law_or_the_record_does_not_carry_is_not_drafted(short, honour, said, words):
    with pytest.raises(Refusal, match=words):
        annul(short, [honour], **said)
    assert not Act.objects.exists() and standings(honour) == [Standing.GRANTED]


def test_an_honour_of_another_authority_is_annulled_there_and_noted_here(short):
    person = new_person(name="Lò Văn Pó")
    old = record_honour(
        recipient=person,
        award="labor_order_3",
        name_as_written="Lò Văn Pó",
        decided_on=date(2015, 5, 1),
        act="123/QĐ-CTN",
        issuer_as_written="Chủ tịch nước",
    )
    with pytest.raises(Refusal, match="chỉ nơi ấy hủy bỏ được"):
        annul(short, [old])
    note = {"authority_as_written": "Chủ tịch nước", "code": "456/QĐ-CTN"}
    act = put_in_force(short, annul(short, [old], kind="stripping", ground="", **note))
    assert (act.code, act.number) == ("456/QĐ-CTN", None)
    assert not NumberSeries.objects.filter(year=2026).exists() and not RegisterEntry.objects.filter(act=act).exists()
    assert standings(old) == [Standing.GRANTED, Standing.STRIPPED]
    back = annul(short, [old], kind="restoration", ground="", signed_on=date(2026, 6, 1), **note)
    assert back.citations == ["Luật 06/2022/QH15, Điều 93 khoản 6, khoản 7"]


def test_one_wish_is_carried_out_once_and_a_second_act_on_what_has_fallen_is_refused(short, honour):
    act, twin = annul(short, [honour]), annul(short, [honour])
    put_in_force(short, act)
    put_in_force(short, act)
    put_in_force(short, act, key="z" * 32)
    assert standings(honour) == [Standing.GRANTED, Standing.ANNULLED]
    with pytest.raises(Refusal, match="Không cần làm lần nữa"):
        put_in_force(short, twin, key="y" * 32)
    twin.refresh_from_db()
    assert twin.state == DecisionState.DRAFT and next_number(short.department, 2026) == 2


def test_the_act_of_several_is_all_or_nothing(short):
    decision = short.issued_decision()
    honours = [honour_of(line) for line in decision.lines.order_by("ordinal")]
    whole = annul(short, honours)
    put_in_force(short, annul(short, honours[:1]))
    with pytest.raises(Refusal):
        put_in_force(short, whole, key="w" * 32)
    assert [standings(one) for one in honours] == [["granted", "annulled"], ["granted"], ["granted"]]
    assert next_number(short.department, 2026) == 2, "no number was spent"


def test_numbers_go_on_in_order_of_days_across_decisions_and_acts(short, honour):
    put_in_force(short, annul(short, [honour]))
    other = Honour.objects.exclude(pk=honour.pk).first()
    early = annul(short, [other], signed_on=date(2026, 2, 2))
    with pytest.raises(Refusal, match=r"ngày"):
        put_in_force(short, early, key="e" * 32)
    assert standings(other) == [Standing.GRANTED]


def test_a_day_to_come_a_stale_draft_and_a_dropped_one_are_refused(short, honour):
    act = annul(short, [honour])
    clerk = short.user(Role.DOCUMENT_CLERK)
    with pytest.raises(Refusal, match="chưa tới"):
        issue_act(clerk, act, key=KEY, today=date(2026, 3, 1))
    with pytest.raises(Stale):
        issue_act(clerk, act, key=KEY, today=DAY, read_version=99)
    drop_act(short.user(Role.OFFICER), act, read_version=act.version)
    with pytest.raises(Refusal, match="đã bỏ"):
        issue_act(clerk, act, key=KEY, today=DAY)
    assert standings(honour) == [Standing.GRANTED]


def test_what_has_fallen_is_not_corrected(short, honour):
    put_in_force(short, annul(short, [honour]))
    line = Line.objects.get(pk=honour.source["line"])
    with pytest.raises(Refusal, match="không đính chính nữa"):
        correct(short.user(Role.OFFICER), line, field="name", new="Tên khác", act="9/CV", on=date(2026, 4, 1))
    assert not line.corrections.exists()


def test_an_issued_act_and_its_items_are_locked_in_the_database(short, honour):
    act = put_in_force(short, annul(short, [honour]))
    done = record_return(short.user(Role.ACCOUNTANT), act.items.get(), thing="money", on=date(2026, 3, 9))
    for rows, change in (
        (Act.objects.filter(pk=act.pk), {"facts": "khác"}),
        (act.items.all(), {"bonus": 1}),
        (Return.objects.filter(pk=done.pk), {"on": DAY}),
    ):
        with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError, match="đã khóa"), transaction.atomic():
            rows.model.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))._raw_delete(rows.db)


def test_returns_are_written_once_and_overdue_ones_are_told(short, honour):
    act = put_in_force(short, annul(short, [honour]))
    officer, item = short.user(Role.OFFICER), act.items.get()
    assert list(overdue_returns(officer, date(2026, 3, 23))) == []
    assert list(overdue_returns(officer, date(2026, 3, 24))) == [item]
    with pytest.raises(Refusal, match="trước ngày quyết định"):
        record_return(officer, item, thing="object", on=date(2026, 3, 1))
    with pytest.raises(Refusal, match="chưa tới"):
        record_return(officer, item, thing="object", on=date(2990, 1, 1))
    record_return(officer, item, thing="object", on=date(2026, 3, 10))
    with pytest.raises(Refusal, match="rồi"):
        record_return(officer, item, thing="object", on=date(2026, 3, 11))
    assert list(overdue_returns(officer, date(2026, 3, 24))) == []
    assert Return.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICER])
def test_only_officers_draft(short, honour, role):
    with pytest.raises(PermissionDenied):
        draft_act(
            short.user(role), short.department, [honour],
            kind="annulment", ground="fraud_in_declaration", facts=FACTS, signed_on=DAY, issuer=short.issuer,
        )  # fmt: skip


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DOCUMENT_CLERK])
def test_only_the_clerk_of_documents_puts_in_force(short, honour, role):
    act = annul(short, [honour])
    with pytest.raises(PermissionDenied):
        issue_act(short.user(role), act, key=KEY, today=DAY)
    with pytest.raises(PermissionDenied):
        issue_act(short.outsider(Role.DOCUMENT_CLERK), act, key=KEY, today=DAY)


def test_the_papers_are_set_after_the_issue_with_names_and_money_from_the_record(short, honour):
    act = put_in_force(short, annul(short, [honour], based_on="Kết luận thanh tra số 12/KL-TTr ngày 20/02/2026"))
    carry_out_waiting()
    act.refresh_from_db()
    assert act.docx is not None and act.pdf is not None
    paper = act_paper(act)
    assert paper.heading == "Về việc hủy bỏ khen thưởng đối với 1 cá nhân"
    assert "gian dối trong kê khai thành tích" in paper.articles[0] and FACTS in paper.articles[0]
    assert "450.000 đồng" in paper.articles[1] and "23/03/2026" in paper.articles[1]
    assert any("12/KL-TTr" in line for line in paper.grounds)
    assert paper.annex.groups[0].rows[0][1] == honour.name_as_written


def test_the_pages_lead_from_the_decision_to_the_act_and_its_returns(short, honour, at):
    officer, clerk = short.user(Role.OFFICER), short.user(Role.DOCUMENT_CLERK)
    decision_pk = honour.source["decision"]
    assert f"/khen/{honour.pk}/sau-ban-hanh/" in at(officer, "decision:detail", decision_pk).content.decode()
    said = {
        "kind": "annulment", "whose": "own", "ground": "fraud_in_declaration", "facts": "sai",
        "signed_on": "02/03/2026", "issuer": short.issuer.pk,
    }  # fmt: skip
    refused = at(officer, "decision:act_new", honour.pk, post=said)
    assert refused.status_code == 409 and "ghi rõ vì sao" in refused.content.decode()
    at(officer, "decision:act_new", honour.pk, post=said | {"facts": FACTS})
    act = Act.objects.get()
    assert "chưa có hiệu lực" in at(officer, "decision:act", act.pk).content.decode()
    assert at(officer, "decision:act_paper", act.pk, "pdf").content.startswith(b"%PDF")
    at(clerk, "decision:act_issue", act.pk, post={"version": act.version, "key": "a" * 32})
    act.refresh_from_db()
    assert act.state == DecisionState.ISSUED
    back = {"item": act.items.get().pk, "thing": "object", "on": "10/03/2026", "note": ""}
    at(clerk, "decision:act_return", act.pk, post=back)
    page = at(clerk, "decision:act", act.pk).content.decode()
    assert "hiện vật khen thưởng" in page and "10/03/2026" in page
    assert act.code in at(officer, "decision:acts").content.decode()
    assert act.code in at(clerk, "decision:register", short.department.pk).content.decode()
