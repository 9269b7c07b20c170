"""Words of a conference."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AttendeeRole(models.TextChoices):
    """As what somebody comes. Only delegates vote."""

    DELEGATE = "delegate", _("đại biểu có quyền biểu quyết")
    GUEST = "guest", _("khách mời")
    ORGANISER = "organiser", _("ban tổ chức")


class EndKind(models.TextChoices):
    """How a vote ended by somebody's hand: phones are closed; what was opened by mistake is cancelled before its result."""

    CLOSED = "closed", _("đã đóng")
    CANCELLED = "cancelled", _("đã hủy")


class BallotChoice(models.TextChoices):
    """What one delegate says to a whole list."""

    AGREE = "agree", _("đồng ý")
    DISAGREE = "disagree", _("không đồng ý")
    ABSTAIN = "abstain", _("không biểu quyết")


class ProgrammeKind(models.TextChoices):
    """What a part of the programme is; the script has its own sentences for each."""

    OPENING = "opening", _("khai mạc")
    REPORT = "report", _("báo cáo")
    TYPICAL_CASE = "typical_case", _("điển hình báo cáo")
    DIRECTION = "direction", _("phát biểu chỉ đạo")
    COMMENDATION = "commendation", _("trao khen thưởng")
    LAUNCH = "launch", _("phát động phong trào")
    VOTE = "vote", _("biểu quyết")
    CLOSING = "closing", _("bế mạc")
    OTHER = "other", _("phần khác")
