"""Pages: everybody reads, comments, prints a receipt and looks it up; 10,000 posts are slowed; the office is found by its own."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangvang.consultation import actions
from bangvang.consultation.limits import COMMENT
from bangvang.consultation.models import Case, Comment
from bangvang.consultation.queries import new_form_key
from bangvang.nomination.actions import refuse
from bangvang.register.choices import Role

from .conftest import LAST, OPENED

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n"


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def inside(client, officer) -> Client:
    client.force_login(officer)
    return client


def page_of(name, published, **more) -> str:
    return reverse(f"opinion:{name}", kwargs={"public_id": published.public_id, **more})


def sent(client, published, text="Ý kiến của tôi", entry="0", **more):
    address = page_of("comment", published)
    form = client.get(address)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.content.decode())[1]
    key = re.search(r'name="key" value="([^"]+)"', form.content.decode())[1]
    return client.post(address, {"csrfmiddlewaretoken": token, "key": key, "text": text, "entry": entry, **more})


def code_on(page) -> str:
    return re.search(r'<p class="bv-code[^"]*">([0-9A-Z-]+)</p>', page.content.decode())[1]


def test_a_visitor_reads_comments_gets_a_receipt_and_looks_it_up(visitor, published, officer):
    assert published.title[1:] in visitor.get(reverse("opinion:list")).content.decode()
    page = visitor.get(page_of("detail", published)).content.decode()
    assert '<span class="bv-clock">11</span><small>ngày làm việc</small>' in page
    receipt = sent(visitor, published, entry="2", contact="0912 000 111")
    assert receipt.status_code == 200 and "no-store" in receipt["Cache-Control"]
    code = code_on(receipt)
    look = reverse("opinion:look_up")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', visitor.get(look).content.decode())[1]

    def looked_up(typed=code):
        return visitor.post(look, {"code": typed, "csrfmiddlewaretoken": token})

    assert "đã nhận, chờ phân công" in looked_up().content.decode()
    case = Case.objects.get()
    case = actions.assign(officer, case, officer, read_version=case.version)
    assert "đang được xem xét" in looked_up(code.lower().replace("-", " ")).content.decode()
    actions.answer(
        officer, case, outcome="upheld", reasons="việc trong cơ quan", answer="Đã sửa <b>ngay</b>.", on=OPENED,
        read_version=case.version,
    )  # fmt: skip
    page = looked_up().content.decode()
    assert "Đã sửa &lt;b&gt;ngay&lt;/b&gt;." in page
    assert "việc trong cơ quan" not in page and "0912" not in page
    assert looked_up("00000-" * 4).status_code == 404 and looked_up("abc").status_code == 422


def test_a_receipt_tells_the_same_after_a_second_press_and_nothing_without_the_form(visitor, published):
    first = sent(visitor, published, "Một lần")
    key = Comment.objects.get().form_key
    assert key not in visitor.get(page_of("comment", published)).content.decode()
    assert Comment.objects.count() == 1 and code_on(first)


def test_a_post_without_its_token_is_not_taken(visitor, published):
    answer = visitor.post(page_of("comment", published), {"text": "x", "key": new_form_key()})
    assert answer.status_code == 403 and not Comment.objects.exists()


def test_script_is_shown_as_words_everywhere(client, visitor, published, officer):
    receipt = sent(visitor, published, "<script>alert(1)</script>", name="<img src=x onerror=alert(1)>")
    client.force_login(officer)
    case = Case.objects.get()
    pages = [
        receipt,
        client.get(reverse("consultation:case", args=[case.pk])),
        client.get(reverse("consultation:detail", args=[published.pk])),
    ]
    for page in pages:
        told = page.content.decode()
        assert "<script>alert" not in told and "<img src=x" not in told and "&lt;script&gt;" in told
        assert "default-src 'self'" in page["Content-Security-Policy"]


def test_a_form_that_lay_open_too_long_keeps_the_words(visitor, published, monkeypatch):
    monkeypatch.setattr("bangvang.consultation.queries.cases.KEY_LIVES", -1)
    answer = sent(visitor, published, "Viết từ hôm qua")
    assert answer.status_code == 422 and "Viết từ hôm qua" in answer.content.decode()
    assert "mở đã lâu" in answer.content.decode() and not Comment.objects.exists()


def test_too_long_a_comment_is_not_cut_but_said(visitor, published):
    answer = sent(visitor, published, "ý " * 2_001)
    assert answer.status_code == 422 and not Comment.objects.exists()


def test_after_the_last_day_the_list_stays_and_takes_nothing(visitor, published, live_on):
    address = page_of("comment", published)
    form = visitor.get(address).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    live_on(LAST + timedelta(days=1))
    page = visitor.get(page_of("detail", published)).content.decode()
    assert "xem như không có ý kiến" in page and published.contact_person in page and "Gửi ý kiến</a>" not in page
    answer = visitor.post(
        address, {"csrfmiddlewaretoken": token, "key": new_form_key(), "entry": "0", "text": "Lời viết muộn của tôi"}
    )
    told = answer.content.decode()
    assert answer.status_code == 409 and not Comment.objects.exists()
    assert "Đã quá thời hạn" in told and "Lời viết muộn của tôi" in told and published.contact_address in told


def test_ten_thousand_posts_from_one_address_are_slowed_and_write_nothing(published, settings):
    client, address = Client(), page_of("comment", published)
    said = {"text": "Rác & <b>chữ</b>", "entry": "0"}
    codes = [client.post(address, {**said, "key": new_form_key()}).status_code for _ in range(25)]
    assert codes == [200] * 20 + [429] * 5 and Comment.objects.count() == 20
    with CaptureQueriesContext(
        connection,
    ) as asked:
        last = [client.post(address, said) for _ in range(500)][-1]
    assert last.status_code == 429 and last["Retry-After"] and Comment.objects.count() == 20
    assert len(asked) <= 2 * 500  # the list itself, to say whom to write to instead, and the foot of every page
    assert not any(query["sql"].startswith(("INSERT", "UPDATE")) for query in asked.captured_queries)
    told = last.content.decode()
    assert "phải chờ" in told and "Rác &amp; &lt;b&gt;chữ&lt;/b&gt;" in told and published.contact_person in told
    elsewhere = client.post(address, {**said, "key": new_form_key()}, REMOTE_ADDR="10.1.2.3")
    assert elsewhere.status_code == 200
    assert settings.ACCOUNT_RATE_LIMITS[COMMENT] == "20/h/ip"


def test_codes_are_not_guessed_at_leisure(published):
    client = Client()
    codes = [client.post(reverse("opinion:look_up"), {"code": "0" * 20}).status_code for _ in range(62)]
    assert codes == [404] * 60 + [429] * 2


def test_a_draft_is_found_by_nobody_outside(visitor, draft):
    for name, more in (("detail", {}), ("comment", {}), ("entry", {"ordinal": 1})):
        assert visitor.get(page_of(name, draft, **more)).status_code == 404
    assert draft.title[1:] not in visitor.get(reverse("opinion:list")).content.decode()


def test_a_dossier_that_is_out_stays_named_and_takes_no_comment(visitor, officer, published, turns):
    refuse(officer, turns[1], on=OPENED, note="thiếu")
    assert "cơ quan không đề nghị nữa" in visitor.get(page_of("detail", published)).content.decode()
    assert "Gửi ý kiến về" not in visitor.get(page_of("entry", published, ordinal=2)).content.decode()
    answer = sent(visitor, published, entry="2")
    assert answer.status_code == 422 and not Comment.objects.exists()


def test_public_pages_name_no_birth_date_and_no_citizen_number(visitor, short, officer, draft):
    person = draft.entries.get(ordinal=2).handling.nomination.person
    person.citizen_number = "031080000123"
    person.save()
    actions.publish(officer, draft, today=OPENED, read_version=draft.version)
    for name, more in (("detail", {}), ("entry", {"ordinal": 2}), ("comment", {})):
        page = visitor.get(page_of(name, draft, **more)).content.decode()
        assert person.name in page and "031080000123" not in page
        assert person.birth_date is None or f"{person.birth_date:%d/%m/%Y}" not in page


def test_a_pdf_that_is_also_html_is_sent_as_pdf_only(visitor, officer, draft):
    kept = actions.attach(officer, draft, label="Tờ trình", data=PDF, name="to-trinh")
    assert visitor.get(page_of("file", draft, pk=kept.pk)).status_code == 404
    actions.publish(officer, draft, today=OPENED, read_version=draft.version)
    answer = visitor.get(page_of("file", draft, pk=kept.pk))
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")


def test_the_public_page_asks_no_more_for_three_than_for_two(visitor, officer, published, turns):
    from bangvang.consultation.periods import Asked

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            visitor.get(page_of("detail", published))
        return len(queries)

    before = asked()
    actions.amend(officer, published, turns[2:], reason="bổ sung", today=OPENED, asked=Asked())
    assert asked() == before


def test_the_office_draws_up_and_publishes_a_list(inside, short, turns):
    answer = inside.post(
        reverse("consultation:begin", args=[short.department.pk]),
        {
            "version": 1, "title": "danh sách", "legal_basis": "Luật", "opens_on": f"{OPENED:%d/%m/%Y}",
            "day_unit": "working", "contact_person": "Bà Mận", "contact_address": "15 phố Minh Hoạ",
        },
    )  # fmt: skip
    pk = int(answer["Location"].split("/")[-3])
    inside.post(reverse("consultation:entries", args=[pk]), {"handlings": [turns[0].pk, turns[1].pk]})
    page = inside.get(reverse("consultation:detail", args=[pk])).content.decode()
    assert "Công khai từ 20/08/2025 đến hết <b>05/09/2025</b>" in page
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    answer = inside.post(reverse("consultation:publish", args=[pk]), {"version": version}, follow=True)
    assert "Đang lấy ý kiến đến hết 05/09/2025" in answer.content.decode()


def test_the_page_of_a_case_warns_and_tells_the_contact_only_when_asked(inside, in_hand):
    address = reverse("consultation:case", args=[in_hand.pk])
    assert "0912" not in inside.get(address).content.decode()
    assert "0912 000 111" in inside.post(reverse("consultation:contact", args=[in_hand.pk])).content.decode()
    assert "0912" not in inside.get(address).content.decode()


def test_a_refused_answer_keeps_what_was_typed(inside, in_hand):
    inside.post(
        reverse("consultation:hold", args=[in_hand.pk]),
        {"version": in_hand.version, "reason": "đang xác minh", "cite": "Điều 4"},
    )
    held = Case.objects.get()
    answer = inside.post(
        reverse("consultation:answer", args=[in_hand.pk]),
        {"version": held.version, "outcome": "not_upheld", "reasons": "lý do đã gõ", "answer": "lời đã gõ"},
    )
    told = answer.content.decode()
    assert answer.status_code == 409 and "lý do đã gõ" in told and "lời đã gõ" in told and "bỏ tạm dừng trước" in told


def test_other_offices_find_nothing(client, short, published, in_hand):
    client.force_login(short.outsider(Role.OFFICER))
    for name, pk in (("detail", published.pk), ("report", published.pk), ("amend", published.pk), ("case", in_hand.pk)):
        assert client.get(reverse(f"consultation:{name}", args=[pk])).status_code == 404
