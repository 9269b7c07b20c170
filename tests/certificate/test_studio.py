"""The studio: a live picture of what is typed, errors at their field, two hands, and earlier versions to begin from."""

from __future__ import annotations

import base64
import re

import pytest

from bangvang.certificate.forms.layouts import LayoutForm
from bangvang.certificate.models import Design, LayoutVersion
from bangvang.register.choices import Role
from bangvang_paper.typesetting.certificate_default import default_layout


@pytest.fixture
def design(world) -> Design:
    return Design.objects.get(body=world.department)


def typed(design: Design, **changes: object) -> dict[str, str]:
    """What a browser posts from the untouched form, with some fields typed over."""
    form = LayoutForm(instance=design, start=default_layout())
    told = {}
    for bound in form:
        value = bound.value()
        if value is True:
            told[bound.name] = "on"
        elif value not in (False, None):
            told[bound.name] = str(bound.field.prepare_value(value))
    return told | {name.replace("__", "-"): str(value) for name, value in changes.items()}


def picture(page: str) -> bytes:
    return base64.b64decode(re.search(r"data:image/png;base64,([A-Za-z0-9+/=]+)", page)[1])


def test_the_page_opens_with_a_picture_of_invented_words(design, officer, at):
    page = at(officer, "certificate:studio", design.pk).content.decode()
    assert picture(page).startswith(b"\x89PNG")
    assert "Đang in theo bố cục mặc định" in page
    assert "quy định đọc được gần nhất" not in page, "the default departs in nothing"


def test_looking_saves_nothing_and_shows_another_picture(design, officer, at):
    before = picture(at(officer, "certificate:studio", design.pk).content.decode())
    post = typed(design, recipient__y="91,5", shares_white="", xem="1")
    del post["shares_white"]
    answer = at(officer, "certificate:studio", design.pk, post=post)
    assert answer.status_code == 200
    assert picture(answer.content.decode()) != before
    assert 'value="91,5"' in answer.content.decode()
    assert not LayoutVersion.objects.exists()


def test_long_words_make_another_picture(design, officer, at):
    short, long = (
        picture(at(officer, "certificate:studio", design.pk, post=typed(design, sample=one, xem="1")).content.decode())
        for one in ("short", "long")
    )
    assert short != long


def test_saving_makes_the_first_version_and_says_so(design, officer, at):
    answer = at(officer, "certificate:studio", design.pk, post=typed(design, golden__x="25,5"))
    assert answer.status_code == 302
    version = LayoutVersion.objects.get()
    assert version.data["elements"]["golden"]["box_mm"][0] == 25.5
    assert (version.number, version.by) == (1, officer)
    page = at(officer, "certificate:studio", design.pk).content.decode()
    assert "Bố cục của cơ quan, bản số 1" in page and 'value="25,5"' in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("qr-width", "12", "Mã nhỏ hơn 20 mm"),
        ("golden-x", "290", "ra ngoài tờ giấy"),
        ("golden-x", "mười", "Hãy ghi một số"),
        ("golden-x", "1e5", "Hãy ghi một số"),
        ("golden-x", "nan", "Hãy ghi một số"),
        ("recipient-sizes", "9,4 x", "cách nhau bằng dấu cách"),
        ("recipient-sizes", "5 9", "xếp từ lớn đến nhỏ"),
        ("recipient-colour", "đỏ", "Màu chữ ghi như"),
        ("signer_name-y", "165", "đè lên ô"),
        ("sheet_width", "50", "nằm ngoài khoảng in được"),
    ],
)
def test_what_cannot_be_printed_is_said_at_its_field_and_nothing_typed_is_lost(
    design, officer, at, field, value, words
):
    answer = at(officer, "certificate:studio", design.pk, post=typed(design) | {field: value, "verb": "Trao tặng"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page and "Trao tặng" in page
    at_box = words in ("Mã nhỏ hơn 20 mm", "đè lên ô", "ra ngoài tờ giấy")  # a box is told of at its first number
    place = f"{field.split('-')[0]}-x" if at_box else field
    assert f'id="id_{place}_error"' in page
    assert not LayoutVersion.objects.exists()


def test_a_stale_form_shows_both_texts_and_keeps_what_was_typed(design, officer, at):
    read = typed(design)
    at(officer, "certificate:studio", design.pk, post=read | {"golden-x": "25"})
    answer = at(officer, "certificate:studio", design.pk, post=read | {"golden-x": "26,5"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hai bản khác nhau ở chỗ nào" in page and "26,5" in page
    assert LayoutVersion.objects.count() == 1


def test_an_earlier_version_is_a_place_to_begin_from(design, officer, at):
    at(officer, "certificate:studio", design.pk, post=typed(design, golden__x="25"))
    design.refresh_from_db()
    at(officer, "certificate:studio", design.pk, post=typed(design, golden__x="30"))
    first = at(officer, "certificate:studio", design.pk, ban="1").content.decode()
    assert 'id="id_golden-x"' in first and 'value="25"' in first
    assert at(officer, "certificate:studio", design.pk, ban="9").status_code == 404
    assert at(officer, "certificate:studio", design.pk, ban="x").status_code == 200
    design.refresh_from_db()
    assert design.layout.number == 2
    at(officer, "certificate:drop_layout", design.pk, post={"version": design.version})
    design.refresh_from_db()
    assert design.layout is None


def test_another_department_finds_no_studio(short, design, at):
    assert at(short.outsider(Role.OFFICER), "certificate:studio", design.pk).status_code == 404
