"""Verbs of advanced models: keep, foster, tell, let be shown, learn from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.exemplar import states
from bangvang.exemplar.choices import Found, StoryState
from bangvang.exemplar.models import (
    AdvancedModel,
    Consent,
    Follower,
    FollowUp,
    Picture,
    Step,
    Story,
    StoryVersion,
)
from bangvang.exemplar.permissions import may_keep, may_keep_in, may_release, may_review, require
from bangvang.files.actions import store
from bangvang.files.models import StoredFile
from bangvang.files.queries import PDF
from bangvang.movement.queries import works_in
from bangvang.outbox import actions as outbox
from bangvang.register.actions import key_of
from bangvang.register.models import Person, Unit
from bangvang.register.queries import branch
from bangvang.signature.looking import scan_in

REVISABLE = (
    "found_on", "found_by", "found", "movement", "edition", "honour", "initiative", "field", "deeds", "lessons",
)  # fmt: skip


def keep(by: User, unit: Unit, recipient: Person | Unit, **fields: Any) -> AdvancedModel:
    """Begin to keep somebody as a model. Raises PermissionDenied, `Refusal`."""
    require(may_keep_in(by, unit))
    model = AdvancedModel(**key_of(recipient), unit=unit, by=by, **fields)
    _sound(model)
    if isinstance(recipient, Person):
        if not works_in(recipient, unit, model.found_on):
            raise Refusal(
                _("Sổ không ghi %(person)s công tác ở %(unit)s ngày %(day)s. Hãy xem lại người, đơn vị hoặc ngày.")
                % {"person": recipient, "unit": unit, "day": f"{model.found_on:%d/%m/%Y}"}
            )
    elif recipient.pk not in branch({unit.pk}):
        raise Refusal(_("%(one)s không thuộc %(unit)s.") % {"one": recipient, "unit": unit})
    try:
        with transaction.atomic():
            model.save()
            audit.record(by, "kept_model", model)
            outbox.tell("exemplar.kept", model)
    except IntegrityError as taken:
        raise Refusal(_("%(name)s đã là điển hình ở đơn vị này. Hãy mở hồ sơ đã có.") % {"name": recipient}) from taken
    return model


def revise(by: User, model: AdvancedModel, *, read_version: int, **fields: Any) -> AdvancedModel:
    """Change the profile. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_keep(by, model))
    with transaction.atomic():
        claim(model, read_version)
        model.refresh_from_db()
        for name, value in fields.items():
            setattr(model, name, value)
        _sound(model)
        model.save(update_fields=list(fields))
        audit.record(by, "revised_model", model)
        outbox.tell("exemplar.revised", model)
    return model


def _sound(model: AdvancedModel) -> None:
    _not_later(model.found_on)
    if not model.deeds.strip():
        raise Refusal(_("Chưa ghi việc làm tiêu biểu. Hãy ghi vài câu: làm gì, ai được lợi."))
    wanted = {
        Found.MOVEMENT: model.movement_id,
        Found.REPORT: model.edition_id,
        Found.HONOUR: model.honour_id,
        Found.INITIATIVE: model.initiative_id,
    }
    if model.found in wanted and wanted[Found(model.found)] is None:
        raise Refusal(_("Phát hiện %(how)s thì hãy chọn đúng cái nào.") % {"how": model.get_found_display()})
    one = model.person.kept_id if model.person else None
    honour, report = model.honour, model.edition.report if model.edition else None
    wrong_honour = honour is not None and (
        (honour.person.kept_id if honour.person else None) != one or honour.collective_id != model.collective_id
    )
    wrong_report = report is not None and (
        (report.person.kept_id if report.person else None) != one or report.collective_id != model.collective_id
    )
    if wrong_honour or wrong_report:
        raise Refusal(_("Lần khen hoặc báo cáo được chọn không phải của %(name)s.") % {"name": model.recipient})


def _not_later(day: date) -> None:
    if day > timezone.localdate():
        raise Refusal(_("Ngày %(day)s chưa tới. Hãy xem lại ngày.") % {"day": f"{day:%d/%m/%Y}"})


# ── fostering ────────────────────────────────────────────────────────────────────────────────────────────────────────
def plan_step(by: User, model: AdvancedModel, *, what: str, owner: str, due_on: date) -> Step:
    """Add a step to the fostering plan. Raises PermissionDenied, `Refusal`."""
    require(may_keep(by, model))
    if due_on < model.found_on:
        raise Refusal(_("Hạn trước cả ngày phát hiện điển hình. Hãy xem lại hạn."))
    with transaction.atomic():
        step = Step.objects.create(model=model, what=what, owner=owner, due_on=due_on)
        audit.record(by, "planned_step", model, note=what)
        outbox.tell("exemplar.step_planned", model)
    return step


def follow_up(by: User, step: Step, *, on: date, text: str, done: bool = False) -> FollowUp:
    """Write down what was seen; ``done``: the step is finished with it. Raises PermissionDenied, `Refusal`."""
    require(may_keep(by, step.model))
    _not_later(on)
    with transaction.atomic():
        step = Step.objects.select_for_update(of=("self",)).get(pk=step.pk)
        if step.done_on is not None:
            raise Refusal(_("Việc này đã ghi xong ngày %(day)s.") % {"day": f"{step.done_on:%d/%m/%Y}"})
        note = FollowUp.objects.create(step=step, on=on, text=text, by=by)
        if done:
            step.done_on = on
            step.save(update_fields=["done_on"])
        audit.record(by, "followed_up", step.model, note=text)
        outbox.tell("exemplar.followed_up", step.model)
    return note


def add_follower(
    by: User, model: AdvancedModel, *, unit: Unit, since: date, what: str, person: Person | None = None
) -> Follower:
    """Write down who learns from the model. Raises PermissionDenied, `Refusal`."""
    require(may_keep(by, model))
    _not_later(since)
    if since < model.found_on:
        raise Refusal(_("Chưa phát hiện điển hình thì chưa ai học theo. Hãy xem lại ngày."))
    with transaction.atomic():
        follower = Follower.objects.create(model=model, unit=unit, person=person, since=since, what=what)
        audit.record(by, "added_follower", model, note=str(follower))
        outbox.tell("exemplar.followed", model)
    return follower


# ── the story ────────────────────────────────────────────────────────────────────────────────────────────────────────
def write_story(by: User, model: AdvancedModel, *, title: str, text: str, read_version: int | None) -> Story:
    """Save the story as a new version; whatever was reviewed or released before, it is a draft again.

    ``read_version``: of the story that was read; None for the first. Raises PermissionDenied, Stale, `Refusal`.
    """
    require(may_keep(by, model))
    if not text.strip() or not title.strip():
        raise Refusal(_("Câu chuyện phải có nhan đề và lời."))
    with transaction.atomic():
        story = Story.objects.filter(model=model).first()
        if story is None:
            story = Story(model=model)
        else:
            claim(story, read_version or 0)
        story.title, story.text, story.state, story.written_by = title, text, StoryState.DRAFT, by
        story.reviewed_by = story.released_by = None
        story.save()
        number = story.versions.count() + 1
        StoryVersion.objects.create(story=story, number=number, title=title, text=text, by=by)
        audit.record(by, "wrote_story", model, note=_("bản %(number)d") % {"number": number})
        outbox.tell("exemplar.story_written", model)
    return story


def review(by: User, story: Story, *, read_version: int) -> Story:
    """Say that the words may stand; another person than the writer. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_review(by, story.model))
    if story.written_by_id == by.pk:
        raise Refusal(_("Người viết không tự duyệt lời của mình. Hãy nhờ chuyên viên khác duyệt."))
    return _move(by, story, "review", read_version, reviewed_by=by)


def release(by: User, story: Story, *, read_version: int) -> Story:
    """Let it be published. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_release(by, story.model))
    return _move(by, story, "release", read_version, released_by=by)


def take_back(by: User, story: Story, *, read_version: int) -> Story:
    """It may not be published any more. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_release(by, story.model))
    return _move(by, story, "take_back", read_version, released_by=None)


def _move(by: User, story: Story, verb: str, read_version: int, **said: Any) -> Story:
    with transaction.atomic():
        claim(story, read_version)
        story.refresh_from_db()
        story.state = states.after(verb, story.state)
        for name, value in said.items():
            setattr(story, name, value)
        story.save(update_fields=["state", *said])
        audit.record(by, f"story_{verb}", story.model)
        outbox.tell(f"exemplar.story_{verb}", story.model)
    return story


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def record_consent(
    by: User, model: AdvancedModel, *, who: str, on: date, scope: str, data: bytes, name: str
) -> Consent:
    """Write down that somebody agrees, with the scan of the paper. Raises PermissionDenied, `Refusal`."""
    require(may_keep(by, model))
    _not_later(on)
    scan = scan_in(data)
    with transaction.atomic():
        ending = "pdf" if scan.media_type == PDF else "jpg"
        paper = store(scan.data, name=f"giay-dong-y-{model.pk}.{ending}", media_type=scan.media_type)
        consent = Consent.objects.create(model=model, who=who, on=on, scope=scope, paper=paper)
        audit.record(by, "recorded_consent", model, note=str(consent))
        outbox.tell("exemplar.consented", model)
    return consent


def withdraw_consent(by: User, consent: Consent, *, on: date) -> Consent:
    """Somebody takes the consent back: every picture of them is out, everywhere. Raises PermissionDenied, `Refusal`."""
    require(may_keep(by, consent.model))
    _not_later(on)
    with transaction.atomic():
        consent = Consent.objects.select_for_update(of=("self",)).select_related("model").get(pk=consent.pk)
        if consent.withdrawn_on is not None:
            raise Refusal(_("Sự đồng ý này đã rút rồi."))
        if on < consent.on:
            raise Refusal(_("Ngày rút trước ngày đồng ý. Hãy xem lại ngày."))
        consent.withdrawn_on = on
        consent.save(update_fields=["withdrawn_on"])
        audit.record(by, "withdrew_consent", consent.model, note=str(consent))
        outbox.tell("exemplar.consent_withdrawn", consent.model)
    return consent


def add_picture(
    by: User, model: AdvancedModel, *, data: bytes, caption: str, consents: Sequence[Consent], people: int
) -> Picture:
    """Keep a picture, painted anew, with a consent of each of the ``people`` who can be told in it.

    Raises PermissionDenied, `Refusal`.
    """
    require(may_keep(by, model))
    standing = [one for one in consents if one.model_id == model.pk and one.withdrawn_on is None]
    if not standing or len(standing) < people:
        raise Refusal(
            _(
                "Ảnh có %(people)d người nhận ra được mà mới có %(given)d sự đồng ý còn hiệu lực. Ảnh không có đủ đồng ý thì "
                "không nhận; hãy ghi giấy đồng ý trước, hoặc chọn ảnh khác."
            )
            % {"people": people, "given": len(standing)}
        )
    scan = scan_in(data)
    if scan.media_type == PDF:
        raise Refusal(_("Đây là tệp PDF. Hãy gửi ảnh PNG hoặc JPEG."))
    with transaction.atomic():
        file: StoredFile = store(scan.data, name=f"anh-{model.pk}.jpg", media_type=scan.media_type)
        picture = Picture.objects.create(model=model, file=file, caption=caption)
        picture.consents.set(standing)
        audit.record(by, "added_picture", model, note=caption)
        outbox.tell("exemplar.picture_added", model)
    return picture
