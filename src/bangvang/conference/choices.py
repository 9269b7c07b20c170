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


class Reply(models.TextChoices):
    """What somebody who was invited answered."""

    COMING = "coming", _("sẽ dự")
    SENDS = "sends", _("cử người đi thay")
    NOT_COMING = "not_coming", _("không dự được")


class HallDuty(models.TextChoices):
    """What somebody does before the hall. Whoever has a duty sits on the stage."""

    CHAIR = "chair", _("chủ trì")
    PRESIDIUM = "presidium", _("Đoàn Chủ tịch")
    SECRETARY = "secretary", _("thư ký hội nghị")


class SeatReason(models.TextChoices):
    """Why somebody sits where they sit."""

    PRESIDIUM = "presidium", _("Đoàn Chủ tịch, thư ký")
    GUEST = "guest", _("khách mời ngồi trước")
    HONOURED = "honoured", _("được khen, ngồi gần sân khấu theo thứ tự trao")
    SECTION = "section", _("khu của khối")
    UNIT = "unit", _("theo đơn vị")
    HAND = "hand", _("xếp tay")


class RecordKind(models.TextChoices):
    """What is written of a conference afterwards; the value stands in addresses."""

    MINUTES = "bien-ban", _("biên bản hội nghị")
    RESOLUTION = "nghi-quyet", _("nghị quyết hội nghị")
