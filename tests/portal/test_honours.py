"""The page of one honour: who, what, when, by whom, and what became of it; reached by no counting."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from bangvang.decision.actions import correct
from bangvang.design.keeping.middleware import shelf
from bangvang.register.actions import record_honour, record_standing
from bangvang.register.choices import Role, Standing
from bangvang.register.models import Honour
from bangvang.register.public_keys import HONOURS

pytestmark = pytest.mark.django_db


def address(honour: Honour) -> str:
    return reverse("portal:honour", args=[HONOURS.of(honour.pk)])


def read(client, honour: Honour) -> str:
    shelf.clear()  # these tests write standings past the verbs, which would have told of them
    return client.get(address(honour)).content.decode()


@pytest.fixture
def issued(short) -> Honour:
    """Đoàn Thị Hạnh's, with a printed certificate."""
    decision = short.certified_decision()
    return Honour.objects.get(source__decision=decision.pk, name_as_written="Đoàn Thị Hạnh")


@pytest.fixture
def old(world) -> Honour:
    """One from the office's old book."""
    return record_honour(
        recipient=world.person("Đoàn Thị Hạnh"), award="commendation_letter", name_as_written="Đoàn Thị Hạnh",
        act="977/QĐ-SLĐ", decided_on=date(2011, 5, 1), issuer_as_written="Giám đốc Sở Lao động",
        unit_as_written="Phòng Người có công", position_as_written="Điều dưỡng", merit="chăm sóc tốt",
        source={"file": "so.xlsx", "row": 4},
    )  # fmt: skip


def test_an_honour_says_who_what_when_by_whom_and_leads_on(client, issued):
    page = read(client, issued)
    for said in ("Đoàn Thị Hạnh", "Giấy khen", "01/QĐ-SLĐTBXH", "13/07/2020", issued.issuer_as_written, "2020"):
        assert said in page
    assert f'href="/x/{issued.certificate.public_id}"' in page
    assert "/quyet-dinh-khen-thuong/" in page and 'content="noindex"' in page


def test_nothing_more_of_a_person_is_shown(client, issued, old, world):
    person = world.person("Đoàn Thị Hạnh")
    for page in (read(client, issued), read(client, old)):
        for secret in ("Điều dưỡng", "chăm sóc tốt", "08/03/1984", person.citizen_number, issued.merit):
            assert secret not in page


def test_an_honour_from_the_archive_has_a_page_without_certificate_and_says_so(client, old):
    page = read(client, old)
    assert "Phòng Người có công" in page and "977/QĐ-SLĐ" in page and "ghi từ sổ cũ" in page
    assert "/x/" not in page and "quyet-dinh-khen-thuong/977" not in page


def test_nobody_counts_from_one_honour_to_the_next(client, old):
    key = HONOURS.of(old.pk)
    for other in (str(old.pk), f"{old.pk + 1}.{key.split('.')[1]}", "1.AAAA", "x"):
        assert client.get(f"/bang-vang/{other}/").status_code == 404
    from bangvang.portal.queries.public_keys import key_of

    assert client.get(f"/bang-vang/{key_of(old.pk)}/").status_code == 404  # a key of another kind of record


def test_what_became_of_it_is_said(client, old):
    record_standing(old, Standing.ANNULLED, on=date(2012, 2, 1), act="9/QĐ-SLĐ", note="kê khai của bà A không đúng")
    page = read(client, old)
    assert "Lần khen này không còn giá trị" in page and "từ ngày 01/02/2012" in page and "9/QĐ-SLĐ" in page
    assert "kê khai" not in page
    record_standing(old, Standing.RESTORED, on=date(2013, 3, 1), act="11/QĐ-SLĐ")
    page = read(client, old)
    assert "không còn giá trị" not in page and "Phục hồi từ ngày 01/03/2013" in page and "01/02/2012" in page


def test_a_corrected_name_stands_on_the_page_and_in_the_roll_with_its_mark(client, issued, short):
    line = issued.certificate.line
    officer = short.user(Role.OFFICER)
    for field, new in (("name", "Đoàn Thị Hạnh Phúc"), ("position", "Y sĩ trưởng")):
        correct(officer, line, field=field, new=new, act="22/ĐC-SLĐTBXH", on=date(2020, 8, 1))
    page = read(client, issued)
    assert "Đoàn Thị Hạnh Phúc</h1>" in page and "nay ghi" in page and "có đính chính" in page
    assert "Y sĩ trưởng" not in page
    roll = client.get("/bang-vang/?q=22020+hanh+phuc").content.decode() + client.get("/bang-vang/?nam=2020").content.decode()
    assert "Đoàn Thị Hạnh Phúc" in roll and "đã đính chính" in roll


def test_the_roll_and_the_decision_lead_to_the_page(client, issued):
    decision = issued.certificate.line.decision
    from bangvang.portal.queries.public_keys import key_of

    for source in ("/bang-vang/?nam=2020", "/tim/?q=doan+thi+hanh", f"/quyet-dinh-khen-thuong/{key_of(decision.pk)}/"):
        assert address(issued) in client.get(source).content.decode()


def test_the_roll_asks_as_much_for_three_honours_as_for_one(client, short, django_assert_max_num_queries):
    short.certified_decision()
    with django_assert_max_num_queries(12):
        client.get("/bang-vang/?nam=2020&loai=collective")
    with django_assert_max_num_queries(12):
        client.get("/bang-vang/?nam=2020")
