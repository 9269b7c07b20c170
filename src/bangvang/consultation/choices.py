"""Words of public comment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsultationState(models.TextChoices):
    """What the office did. Whether comment may still be sent is reckoned from the days, see `Phase`."""

    DRAFT = "draft", _("đang soạn")
    PUBLISHED = "published", _("đã công khai")
    REPORTED = "reported", _("đã báo cáo kết quả")
    DISCARDED = "discarded", _("đã bỏ")


class Phase(models.TextChoices):
    """How a consultation stands on a day. Never stored."""

    DRAFT = "draft", _("đang soạn")
    WAITING = "waiting", _("chưa tới ngày lấy ý kiến")
    OPEN = "open", _("đang lấy ý kiến")
    CLOSED = "closed", _("đã hết hạn lấy ý kiến")
    STOPPED = "stopped", _("đã dừng lấy ý kiến trước hạn")
    REPORTED = "reported", _("đã báo cáo kết quả")
    DISCARDED = "discarded", _("đã bỏ")


class DayUnit(models.TextChoices):
    WORKING = "working", _("ngày làm việc")
    CALENDAR = "calendar", _("ngày, cả ngày nghỉ")


class CaseState(models.TextChoices):
    """What the person who sent a comment is told."""

    RECEIVED = "received", _("đã nhận, chưa phân công")
    LOOKING = "looking", _("đang xem xét")
    ANSWERED = "answered", _("đã trả lời")


class CaseOutcome(models.TextChoices):
    UPHELD = "upheld", _("ý kiến đúng")
    PARTLY = "partly", _("ý kiến đúng một phần")
    NOT_UPHELD = "not_upheld", _("không có căn cứ")
    NOTED = "noted", _("ghi nhận, không phải phản ánh")


class NoteKind(models.TextChoices):
    NOTE = "note", _("ghi chú")
    ASKED = "asked", _("hỏi đơn vị")
    REPLIED = "replied", _("đơn vị trả lời")
