"""Somebody asks to be shown less, the officer answers, every public page follows; the record stays, and it can be undone."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from bangvang.audit.freeze import REFUSAL
from bangvang.audit.refusals import Refusal
from bangvang.consultation.queries import form_key_in, new_form_key
from bangvang.decision.models import Decision
from bangvang.discretion import actions
from bangvang.discretion.choices import Extent
from bangvang.discretion.models import Showing, Wish
from bangvang.discretion.queries import extents_of, initials, lines_withheld, waiting, withheld
from bangvang.outbox.actions import carry_out_waiting
from bangvang.portal.actions import draft_news
from bangvang.portal.models import NewsPage, Notice
from bangvang.portal.queries.public_keys import key_of
from bangvang.register.actions import record_honour
from bangvang.register.choices import Role
from bangvang.register.models import Honour, Household, Person
from bangvang.register.public_keys import HONOURS

pytestmark = pytest.mark.django_db
NAME, TODAY = "Đoàn Thị Hạnh", date(2026, 11, 27)


@pytest.fixture
def conference(short):
    return short.held_conference()


@pytest.fixture
def honour(conference) -> Honour:
    decision = conference.decisions.get()
    return Honour.objects.get(source__decision=decision.pk, name_as_written=NAME)


def asked(honour: Honour, **more) -> Wish:
    said = {
        "extent": Extent.INITIALS, "every_honour": False, "asker": "self", "name": NAME, "reason": "", "contact": "0900",
        "form_key": form_key_in(new_form_key()),
    }  # fmt: skip
    return actions.ask(honour, **(said | more)).wish


def accepted(world, honour: Honour, **more) -> Wish:
    wish = asked(honour, **more)
    actions.accept(world.user(Role.OFFICER), wish, reason="", cite="", on=TODAY)
    return wish


def public_places(honour: Honour) -> list[str]:
    """Every public address that tells of the honour."""
    decision = honour.source["decision"]
    news = NewsPage.objects.get()
    return [
        reverse("portal:honour", args=[HONOURS.of(honour.pk)]), "/bang-vang/?nam=2020", "/bang-vang/?q=01/Qđ-slđtbxh",
        "/bang-vang/?q=doan+thi+hanh", "/tim/?q=doan+thi+hanh", f"/quyet-dinh-khen-thuong/{key_of(decision)}/", news.url,
        "/tin.rss", "/tin.atom", "/tin.json", "/",
    ]  # fmt: skip


def publish(world, conference) -> None:
    page = draft_news(world.user(Role.EDITOR), conference)
    NewsPage.objects.filter(pk=page.pk).update(live=True, published_at="2020-07-14T10:48:00+07:00")


def naming(client, honour: Honour) -> list[str]:
    """Those of the public addresses whose page has the whole name of this honour's person for this honour."""
    return [one for one in public_places(honour) if NAME in client.get(one).content.decode()]


@pytest.fixture
def alone(honour) -> Honour:
    """The honour, where the register has no other of that person that pages would rightly name."""
    for other in Honour.objects.filter(name_as_written=NAME).exclude(pk=honour.pk):
        wish = asked(other, extent=Extent.NOTHING)
        Showing.objects.create(honour=other, extent=Extent.NOTHING, wish=wish, by=_somebody())
    return honour


def _somebody():
    from bangvang.accounts.models import User

    return User.objects.first()


def test_the_public_form_gives_a_receipt_that_tells_the_way(client, short, honour):
    page = client.get(reverse("discretion:ask", args=[HONOURS.of(honour.pk)]))
    html = page.content.decode()
    assert NAME not in html and "01/QĐ-SLĐTBXH" in html
    said = {
        "key": page.context["form"].initial["key"], "extent": "initials", "asker": "self", "name": NAME, "contact": "0900",
    }  # fmt: skip
    receipt = client.post(reverse("discretion:ask", args=[HONOURS.of(honour.pk)]), said)
    code = receipt.context["code"]
    assert receipt.status_code == 200 and code in receipt.content.decode()
    told = client.post(reverse("discretion:look_up"), {"code": code}).content.decode()
    assert "chờ trả lời" in told
    actions.refuse(short.user(Role.OFFICER), Wish.objects.get(), reason="Chưa rõ có đúng người", cite="", on=TODAY)
    told = client.post(reverse("discretion:look_up"), {"code": code}).content.decode()
    assert "không đồng ý" in told and "Chưa rõ có đúng người" in told
    assert client.post(reverse("discretion:look_up"), {"code": "ABCDE" * 4}).status_code == 404


def test_one_form_sent_twice_is_one_wish(honour):
    key = form_key_in(new_form_key())
    assert asked(honour, form_key=key) == asked(honour, form_key=key)
    assert Wish.objects.count() == 1


def test_nothing_changes_before_the_officer_agrees(honour):
    asked(honour)
    assert extents_of([honour.pk]) == {}


def test_initials_stand_everywhere_after_agreement_and_a_search_by_the_name_finds_nothing(
    client, short, conference, honour, alone
):
    publish(short, conference)
    assert set(public_places(honour)[:7]) == set(naming(client, honour))
    accepted(short, honour)
    assert naming(client, honour) == []
    for place in (0, 1, 2, 5, 6):
        page = client.get(public_places(honour)[place]).content.decode()
        assert "Đ. T. H." in page, place
        assert f"/x/{honour.certificate.public_id}" not in page
    assert "Đ. T. H." not in client.get("/bang-vang/?q=doan+thi+hanh").content.decode()


def test_nothing_at_all_is_shown_where_that_was_asked(client, short, conference, honour, alone):
    publish(short, conference)
    accepted(short, honour, extent=Extent.NOTHING)
    assert naming(client, honour) == []
    answer = client.get(public_places(honour)[0])
    assert answer.status_code == 404 and "không hiện công khai" in answer.content.decode()
    decision = client.get(public_places(honour)[5]).content.decode()
    assert "Không hiện tên, theo đề nghị" in decision and honour.unit_as_written not in decision
    assert "Đ. T. H." not in decision


def test_the_paper_of_the_news_has_the_initials_too(client, short, conference, honour, alone):
    from bangvang.portal.papers import news_paper

    publish(short, conference)
    accepted(short, honour)
    request = client.get("/").wsgi_request
    told = str(news_paper(NewsPage.objects.get(), request).parts)
    assert "Đ. T. H." in told and NAME not in told


def test_the_record_itself_stays_and_whoever_holds_the_paper_verifies_it(client, short, honour):
    before = Honour.objects.filter(pk=honour.pk).values().get()
    accepted(short, honour, extent=Extent.NOTHING)
    assert Honour.objects.filter(pk=honour.pk).values().get() == before
    assert NAME in client.get(f"/x/{honour.certificate.public_id}").content.decode()


def test_it_is_shown_again_by_the_officer_or_on_another_wish(short, honour):
    officer = short.user(Role.OFFICER)
    wish = accepted(short, honour)
    with pytest.raises(Refusal, match="lý do"):
        actions.show_again(officer, wish, reason=" ")
    actions.show_again(officer, wish, reason="người ấy đổi ý")
    assert extents_of([honour.pk]) == {}
    with pytest.raises(Refusal, match="đang hiện đủ"):
        actions.show_again(officer, wish, reason="lần nữa")
    accepted(short, honour, extent=Extent.NOTHING)
    assert extents_of([honour.pk]) == {honour.pk: Extent.NOTHING}
    accepted(short, honour, extent=Extent.FULL)
    assert extents_of([honour.pk]) == {}


def test_every_honour_of_the_person_follows_where_that_was_asked(short, honour):
    other = record_honour(
        recipient=honour.person, award="commendation_letter", name_as_written=NAME, act="9/QĐ", decided_on=date(2011, 5, 1)
    )
    accepted(short, honour)
    assert extents_of([honour.pk, other.pk]) == {honour.pk: Extent.INITIALS}
    accepted(short, honour, every_honour=True)
    assert set(extents_of([honour.pk, other.pk])) == {honour.pk, other.pk}


def later_honour(person, act: str = "12/QĐ"):
    return record_honour(
        recipient=person, award="commendation_letter", name_as_written=NAME, act=act, decided_on=date(2026, 12, 1)
    )


def test_what_is_granted_later_is_shown_as_was_wished_for_every_honour_and_not_for_one(client, short, honour):
    wish = accepted(short, honour)
    assert extents_of([later_honour(honour.person).pk]) == {}
    wish = accepted(short, honour, every_honour=True)
    later = later_honour(honour.person, "13/QĐ")
    assert extents_of([later.pk]) == {later.pk: Extent.INITIALS}
    page = client.get("/bang-vang/?nam=2026").content.decode()
    assert "Đ. T. H." in page and "13/QĐ" in page
    assert "13/QĐ" not in client.get("/bang-vang/?q=doan+thi+hanh").content.decode()
    actions.show_again(short.user(Role.OFFICER), wish, reason="người ấy đổi ý")
    newest = later_honour(honour.person, "14/QĐ")
    assert extents_of([later.pk, newest.pk]) == {}


def test_the_last_word_about_one_honour_counts_before_that_about_all(short, honour):
    accepted(short, honour, every_honour=True, extent=Extent.NOTHING)
    later = later_honour(honour.person)
    accepted(short, later, extent=Extent.FULL)
    assert extents_of([honour.pk, later.pk]) == {honour.pk: Extent.NOTHING}


def test_a_row_that_is_merged_follows_and_one_that_is_not_stays(short, honour):
    twin = Person.objects.create(name=NAME)
    accepted(short, honour, every_honour=True)
    later = later_honour(twin)
    assert extents_of([later.pk]) == {}, "nobody said yet that this is the same person"
    Person.objects.filter(pk=twin.pk).update(merged_into=honour.person)
    assert extents_of([later.pk]) == {later.pk: Extent.INITIALS}
    assert set(withheld().values_list("pk", flat=True)) >= {honour.pk, later.pk}
    Person.objects.filter(pk=twin.pk).update(merged_into=None)
    Person.objects.filter(pk=honour.person_id).update(merged_into=twin)
    assert extents_of([later.pk]) == {later.pk: Extent.INITIALS}, "whichever of the two answers for both"


def test_of_a_household_later_honours_follow_too(short):
    household = Household.objects.create(name="Hộ ông Vũ Văn Tám", unit=short.department)
    first, later = later_honour(household), later_honour(household, "15/QĐ")
    accepted(short, first, every_honour=True)
    newest = later_honour(household, "16/QĐ")
    assert set(extents_of([first.pk, later.pk, newest.pk])) == {first.pk, later.pk, newest.pk}


def test_the_officers_page_says_what_becomes_of_later_honours(client, short, honour):
    client.force_login(short.user(Role.OFFICER))
    one, every = asked(honour), asked(honour, every_honour=True)
    assert "Lần khen khác, đã có hay sau này, vẫn hiện như cũ" in client.get(f"/bot-hien-ten/so/{one.pk}/").content.decode()
    page = client.get(f"/bot-hien-ten/so/{every.pk}/").content.decode()
    assert "ngay từ lúc ban hành" in page and "chưa biết là cùng người" in page


def test_lists_ask_one_question_however_many_decisions(short, honour, django_assert_num_queries):
    accepted(short, honour)
    decision = Decision.objects.get(pk=honour.source["decision"])
    with django_assert_num_queries(1):
        assert lines_withheld(decision, decision) == {honour.source["line"]: Extent.INITIALS}
    with django_assert_num_queries(0):
        assert lines_withheld() == {}


def test_a_refusal_says_why_and_an_answer_is_given_once(short, honour):
    officer, wish = short.user(Role.OFFICER), asked(honour)
    with pytest.raises(Refusal, match="phải ghi lý do"):
        actions.refuse(officer, wish, reason="", cite="", on=TODAY)
    actions.refuse(officer, wish, reason="không đúng người", cite="", on=TODAY)
    with pytest.raises(Refusal, match="đã được trả lời"):
        actions.accept(officer, Wish.objects.get(pk=wish.pk), reason="", cite="", on=TODAY)


def test_only_an_officer_of_the_granting_body_answers_and_never_about_their_own(short, honour):
    wish = asked(honour)
    for other in (short.outsider(Role.OFFICER), short.user(Role.EDITOR)):
        with pytest.raises(PermissionDenied):
            actions.accept(other, wish, reason="", cite="", on=TODAY)
    officer = short.user(Role.OFFICER)
    assert list(waiting(officer)) == [wish] and not list(waiting(short.outsider(Role.OFFICER)))
    honour.person.user = officer
    honour.person.save()
    with pytest.raises(PermissionDenied):
        actions.accept(short.user(Role.OFFICER), Wish.objects.get(pk=wish.pk), reason="", cite="", on=TODAY)


def test_a_unit_is_no_person_to_be_shown_less(client, short, honour):
    unit = Honour.objects.filter(recipient_kind="collective", source__decision=honour.source["decision"]).first()
    assert client.get(reverse("discretion:ask", args=[HONOURS.of(unit.pk)])).status_code == 404
    with pytest.raises(Refusal, match="tập thể"):
        asked(unit)


def test_wishes_answers_and_showings_are_locked(short, honour):
    from django.db import DatabaseError, transaction

    wish = accepted(short, honour)
    locked = (wish, {"name": "khác"}), (wish.answer, {"reason": "khác"}), (Showing.objects.last(), {"extent": "full"})
    for row, change in locked:
        with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**change)


def test_editors_of_news_with_the_typed_name_are_told_without_naming_anybody(short, conference, honour):
    publish(short, conference)
    NewsPage.objects.update(lead=f"Chị {NAME} chăm sóc bệnh nhân.")
    wish = accepted(short, honour)
    carry_out_waiting()
    notice = Notice.objects.get()
    assert str(wish.pk) in notice.words and NAME not in notice.words


def test_a_name_is_shortened_letter_by_letter():
    assert [initials(one) for one in ("Đoàn Thị Hạnh", "ẩn", "Y  Ka")] == ["Đ. T. H.", "Ẩ.", "Y. K."]
