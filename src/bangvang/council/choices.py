"""Words of the council."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CouncilRole(models.TextChoices):
    CHAIR = "chair", _("Chủ tịch Hội đồng")
    VICE_CHAIR = "vice_chair", _("Phó Chủ tịch Hội đồng")
    SECRETARY = "secretary", _("Ủy viên kiêm thư ký")
    MEMBER = "member", _("Ủy viên")


class SittingState(models.TextChoices):
    PREPARED = "prepared", _("đang chuẩn bị")
    OPEN = "open", _("đang họp")
    CLOSED = "closed", _("đã kết thúc")
