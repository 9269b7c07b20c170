"""An advanced model with its fostering plan, its story in versions, its pictures with their consents, and who follows it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bangvang.audit.freeze import Frozen
from bangvang.audit.models import Versioned
from bangvang.exemplar.choices import ConsentScope, Found, StoryState
from bangvang.files.models import StoredFile
from bangvang.initiative.models import Submission
from bangvang.movement.models import Movement
from bangvang.register.models import Honour, Person, Unit
from bangvang.register.models.recipient import Recipient, one_recipient
from bangvang.report.models import Edition


class AdvancedModel(Recipient, Versioned):
    """Somebody who is worth learning from, as one unit keeps them: found by whom, when, how, for what."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="models_kept", verbose_name=_("đơn vị theo dõi"))
    found_on = models.DateField(_("phát hiện ngày"))
    found_by = models.CharField(_("ai phát hiện"), max_length=200)
    found = models.CharField(_("phát hiện thế nào"), max_length=10, choices=Found)
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="models_found", verbose_name=_("phong trào")
    )
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("báo cáo thành tích")
    )
    honour = models.ForeignKey(
        Honour, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lần được khen")
    )
    initiative = models.ForeignKey(
        Submission, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sáng kiến")
    )
    field = models.CharField(_("lĩnh vực"), max_length=120)
    deeds = models.TextField(_("việc làm tiêu biểu"))
    lessons = models.TextField(_("điều học được"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("điển hình tiên tiến")
        ordering = ["-found_on", "-id"]
        constraints = [
            models.CheckConstraint(name="model_has_one_recipient", condition=one_recipient()),
            models.UniqueConstraint(
                name="one_model_a_person_a_unit", fields=["unit", "person"], condition=~Q(person=None)
            ),
            models.UniqueConstraint(
                name="one_model_a_collective_a_unit", fields=["unit", "collective"], condition=~Q(collective=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.recipient)


class Step(models.Model):
    """One step of the fostering plan: what, who sees to it, until when."""

    model = models.ForeignKey(AdvancedModel, models.CASCADE, related_name="steps")
    what = models.CharField(_("việc"), max_length=300)
    owner = models.CharField(_("ai phụ trách"), max_length=200)
    due_on = models.DateField(_("hạn"))
    done_on = models.DateField(_("xong ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("bước bồi dưỡng")
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.what


class FollowUp(models.Model):
    """What was seen when somebody looked after a step. Never changed: later words are another row."""

    frozen = Frozen()

    step = models.ForeignKey(Step, models.PROTECT, related_name="notes")
    on = models.DateField(_("ngày"))
    text = models.CharField(_("thấy gì"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("lần theo dõi")
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return self.text


class Story(Versioned):
    """The story of a model, as it now reads. Each saved text is a `StoryVersion`; a changed text is a draft again."""

    model = models.OneToOneField(AdvancedModel, models.PROTECT, related_name="story")
    title = models.CharField(_("nhan đề"), max_length=200)
    text = models.TextField(_("câu chuyện"))
    state = models.CharField(_("trạng thái"), max_length=10, choices=StoryState, default=StoryState.DRAFT)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("câu chuyện điển hình")
        constraints = [
            models.CheckConstraint(
                name="released_story_was_read_by_two",
                condition=Q(state=StoryState.DRAFT)
                | (Q(state=StoryState.REVIEWED) & Q(reviewed_by__isnull=False))
                | (Q(reviewed_by__isnull=False) & Q(released_by__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.title


class StoryVersion(models.Model):
    """A text of the story as somebody saved it."""

    frozen = Frozen()

    story = models.ForeignKey(Story, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("bản thứ"))
    title = models.CharField(_("nhan đề"), max_length=200)
    text = models.TextField(_("câu chuyện"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bản của câu chuyện")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="one_story_version_a_number", fields=["story", "number"])]

    def __str__(self) -> str:
        return f"{self.title}, bản {self.number}"


class Consent(models.Model):
    """Somebody lets pictures of themselves be shown so far, by this paper; and may take that back."""

    frozen = Frozen(open=("withdrawn_on",))

    model = models.ForeignKey(AdvancedModel, models.PROTECT, related_name="consents")
    who = models.CharField(_("ai đồng ý"), max_length=200)
    on = models.DateField(_("đồng ý ngày"))
    scope = models.CharField(_("phạm vi"), max_length=10, choices=ConsentScope)
    paper = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("bản quét giấy đồng ý"))
    withdrawn_on = models.DateField(_("rút lại ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("sự đồng ý dùng ảnh")
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                name="consent_is_withdrawn_after_it_was_given",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.get_scope_display()}"


class Picture(models.Model):
    """A picture painted anew (nothing of the camera is kept), shown while everybody in it agrees."""

    model = models.ForeignKey(AdvancedModel, models.PROTECT, related_name="pictures")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    caption = models.CharField(_("chú thích"), max_length=300)
    consents = models.ManyToManyField(Consent, related_name="pictures", verbose_name=_("những ai trong ảnh đã đồng ý"))

    class Meta:
        verbose_name = _("ảnh của điển hình")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.caption


class Follower(models.Model):
    """A unit or a person that learns from the model, since when and by doing what."""

    model = models.ForeignKey(AdvancedModel, models.CASCADE, related_name="followers")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị học theo"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người học theo")
    )
    since = models.DateField(_("từ ngày"))
    what = models.CharField(_("làm theo việc gì"), max_length=300)

    class Meta:
        verbose_name = _("nơi học theo")
        ordering = ["since", "id"]

    def __str__(self) -> str:
        return str(self.person or self.unit)
