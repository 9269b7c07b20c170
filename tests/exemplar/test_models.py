"""A model is found, fostered, told of and followed; a picture is shown only while everybody in it agrees."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.exemplar import actions
from bangvang.exemplar.choices import ConsentScope, StoryState
from bangvang.exemplar.models import AdvancedModel, FollowUp, Picture, Story
from bangvang.exemplar.queries import publishable, shown, visible_to
from bangvang.files.queries import content
from bangvang.register.actions import new_person
from bangvang.register.choices import Role
from bangvang.register.models import Employment

pytestmark = pytest.mark.django_db
SAID = {
    "found_on": date(2020, 3, 2),
    "found_by": "Đoàn kiểm tra phong trào",
    "found": "visit",
    "field": "giải quyết đơn thư",
    "deeds": "Mở sổ hẹn trả chung, không còn đơn quá hạn.",
}
CAMERA = b"Camera cua ba Hanh, 20.8449N 106.6881E"


def photo() -> bytes:
    """A picture as a phone makes it, with words of its own in the EXIF."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = CAMERA.decode()
    Image.new("RGB", (400, 300), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def unit(world):
    return world.divisions["Thanh tra Sở"]


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def clerk(world, unit):
    return world.user(Role.CLERK, unit)


@pytest.fixture
def person(unit):
    made = new_person(name="Ksor H'Blan")
    Employment.objects.create(person=made, unit=unit, begins_on=date(2018, 1, 1))
    return made


@pytest.fixture
def model(clerk, unit, person) -> AdvancedModel:
    return actions.keep(clerk, unit, person, **SAID)


def consented(by, model, who="Ksor H'Blan", scope=ConsentScope.PORTAL, on=date(2020, 4, 1)):
    return actions.record_consent(by, model, who=who, on=on, scope=scope, data=photo(), name="giay.jpg")


def told(clerk, officer, leader, model) -> Story:
    story = actions.write_story(clerk, model, title="Sổ hẹn trả", text="Chị mở sổ.", read_version=None)
    actions.review(officer, story, read_version=story.version)
    return actions.release(leader, story, read_version=story.version)


def test_a_picture_needs_a_consent_of_everybody_in_it_and_keeps_nothing_of_the_camera(clerk, model):
    with pytest.raises(Refusal, match="không có đủ đồng ý"):
        actions.add_picture(clerk, model, data=photo(), caption="Ở phòng tiếp dân", consents=[], people=1)
    consent = consented(clerk, model)
    with pytest.raises(Refusal, match="2 người nhận ra được mà mới có 1"):
        actions.add_picture(clerk, model, data=photo(), caption="Hai chị", consents=[consent], people=2)
    assert not Picture.objects.exists()
    picture = actions.add_picture(clerk, model, data=photo(), caption="Chị", consents=[consent], people=1)
    assert CAMERA in photo() and CAMERA not in content(picture.file)
    with pytest.raises(Refusal):
        actions.add_picture(clerk, model, data=b"<svg/>", caption="Chị", consents=[consent], people=1)


def test_a_consent_taken_back_takes_the_picture_out_everywhere(world, clerk, officer, model, client):
    both = [consented(clerk, model), consented(clerk, model, who="Vừ A Dính")]
    picture = actions.add_picture(clerk, model, data=photo(), caption="Hai người", consents=both, people=2)
    told(clerk, officer, world.user(Role.LEADER), model)
    assert publishable().get().model.shown_pictures == [picture]
    client.force_login(clerk)
    address = reverse("exemplar:picture", args=[model.pk, picture.pk])
    assert client.get(address).status_code == 200
    actions.withdraw_consent(clerk, both[1], on=date(2020, 5, 1))
    assert publishable().get().model.shown_pictures == [] and not shown(model.pictures.all(), public=False).exists()
    assert client.get(address).status_code == 404
    page = client.get(reverse("exemplar:detail", args=[model.pk])).content.decode()
    assert address not in page and "1 ảnh không hiện nữa" in page
    both[1].refresh_from_db()
    with pytest.raises(Refusal, match="còn hiệu lực"):
        actions.add_picture(clerk, model, data=photo(), caption="Lại", consents=[both[1]], people=1)


def test_a_consent_within_the_office_does_not_reach_the_portal(world, clerk, officer, model):
    inside = consented(clerk, model, scope=ConsentScope.INTERNAL)
    picture = actions.add_picture(clerk, model, data=photo(), caption="Chị", consents=[inside], people=1)
    told(clerk, officer, world.user(Role.LEADER), model)
    assert publishable().get().model.shown_pictures == []
    assert list(shown(model.pictures.all(), public=False)) == [picture]
    with pytest.raises(IntegrityError), transaction.atomic():
        type(inside).objects.filter(pk=inside.pk).update(scope=ConsentScope.PRESS)


def test_a_story_is_read_over_by_another_and_a_new_word_asks_again(world, clerk, officer, model):
    leader = world.user(Role.LEADER)
    story = actions.write_story(officer, model, title="Sổ", text="Chị mở sổ.", read_version=None)
    with pytest.raises(Refusal, match="không tự duyệt"):
        actions.review(officer, story, read_version=story.version)
    with pytest.raises(Refusal, match="chỉ làm với câu chuyện đã duyệt lời"):
        actions.release(leader, Story.objects.get(), read_version=1)
    with pytest.raises(PermissionDenied):
        actions.review(clerk, story, read_version=1)
    assert not publishable().exists()
    other = world.user(Role.OFFICER, again=True)
    story = actions.review(other, Story.objects.get(), read_version=1)
    story = actions.release(leader, story, read_version=story.version)
    assert publishable().get() == story
    with pytest.raises(Stale):
        actions.write_story(clerk, model, title="Sổ", text="Thêm một câu.", read_version=1)
    actions.write_story(clerk, model, title="Sổ", text="Thêm một câu.", read_version=story.version)
    again = Story.objects.get()
    assert (again.state, again.reviewed_by, again.released_by) == (StoryState.DRAFT, None, None)
    assert not publishable().exists()
    assert list(again.versions.values_list("text", flat=True)) == ["Chị mở sổ.", "Thêm một câu."]


def test_a_released_story_may_be_taken_back(world, clerk, officer, model):
    leader = world.user(Role.LEADER)
    story = told(clerk, officer, leader, model)
    actions.take_back(leader, story, read_version=story.version)
    assert not publishable().exists() and Story.objects.get().state == StoryState.REVIEWED


def test_steps_are_followed_with_notes_that_stay(clerk, model):
    step = actions.plan_step(clerk, model, what="Cử đi học", owner="Chánh Thanh tra", due_on=date(2020, 9, 1))
    note = actions.follow_up(clerk, step, on=date(2020, 8, 1), text="Đã nộp hồ sơ")
    actions.follow_up(clerk, step, on=date(2020, 9, 1), text="Học xong", done=True)
    step.refresh_from_db()
    assert step.done_on == date(2020, 9, 1) and step.notes.count() == 2
    with pytest.raises(Refusal, match="đã ghi xong"):
        actions.follow_up(clerk, step, on=date(2020, 9, 2), text="Thêm")
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.filter(pk=note.pk).update(text="khác")
    with pytest.raises(Refusal, match="trước cả ngày"):
        actions.plan_step(clerk, model, what="Sớm", owner="ai", due_on=date(2020, 1, 1))


def test_what_may_not_be_kept(world, clerk, unit, person, model):
    with pytest.raises(Refusal, match="đã là điển hình"):
        actions.keep(clerk, unit, person, **SAID)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for changes, words in (
        ({"deeds": " "}, "việc làm tiêu biểu"),
        ({"found_on": tomorrow}, "chưa tới"),
        ({"found": "honour"}, "chọn đúng cái nào"),
    ):
        with pytest.raises(Refusal, match=words):
            actions.keep(clerk, unit, unit, **SAID | changes)
    with pytest.raises(Refusal, match="không thuộc"):
        actions.keep(clerk, unit, world.department, **SAID)
    with pytest.raises(Refusal, match="không ghi"):
        actions.keep(clerk, unit, new_person(name="Người lạ"), **SAID)
    with pytest.raises(PermissionDenied):
        actions.keep(world.outsider(Role.OFFICER), unit, unit, **SAID)
    with pytest.raises(Refusal, match="chưa ai học theo"):
        actions.add_follower(clerk, model, unit=unit, since=date(2020, 1, 1), what="mở sổ")
    assert not visible_to(world.outsider(Role.OFFICER)).exists()


def test_pages_keep_tell_consent_show_and_print(world, clerk, unit, person, client):
    client.force_login(clerk)
    said = SAID | {"found_on": "02/03/2020", "recipient": person.pk, "version": 1}
    assert client.post(reverse("exemplar:keep", args=[unit.pk, "ca-nhan"]), said).status_code == 302
    model = AdvancedModel.objects.get()
    pk = [model.pk]
    assert client.post(reverse("exemplar:edit", args=pk), said | {"field": "đơn thư"}).status_code == 302
    text = {"title": "Sổ hẹn", "text": "Chị mở sổ.", "version": ""}
    assert client.post(reverse("exemplar:story", args=pk), text).status_code == 302
    paper = SimpleUploadedFile("giay.jpg", photo(), "image/jpeg")
    consent = {"who": "Chị Blan", "on": "01/04/2020", "scope": "portal", "paper": paper}
    assert client.post(reverse("exemplar:record_consent", args=pk), consent).status_code == 302
    sent = {"caption": "Chị", "people": "1", "picture": SimpleUploadedFile("a.jpg", photo(), "image/jpeg")}
    answer = client.post(reverse("exemplar:add_picture", args=pk), sent)
    assert answer.status_code == 409 and "không có đủ đồng ý" in answer.content.decode()
    sent |= {"consents": [model.consents.get().pk], "picture": SimpleUploadedFile("a.jpg", photo(), "image/jpeg")}
    assert client.post(reverse("exemplar:add_picture", args=pk), sent).status_code == 302
    step = {"what": "Cử đi học", "owner": "Chánh Thanh tra", "due_on": "01/09/2020"}
    assert client.post(reverse("exemplar:plan_step", args=pk), step).status_code == 302
    assert "quá hạn" in client.get(reverse("exemplar:detail", args=pk)).content.decode()
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(reverse("exemplar:paper", args=[model.pk, kind])).content.startswith(begins)
