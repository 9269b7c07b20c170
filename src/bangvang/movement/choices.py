"""Words of movements."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MovementKind(models.TextChoices):
    """Forms of emulation (Luật 06/2022/QH15, Điều 16 khoản 1; theo đợt: Luật 15/2003/QH11, Điều 15)."""

    REGULAR = "regular", _("thường xuyên")
    THEMATIC = "thematic", _("theo chuyên đề")
    BY_SPELL = "by_spell", _("theo đợt")


class Reach(models.TextChoices):
    """How far a movement goes (Luật 06/2022/QH15, Điều 16 khoản 2)."""

    UNIT = "unit", _("trong cơ quan, tổ chức, đơn vị")
    LOCALITY = "locality", _("trong địa phương")
    SECTOR = "sector", _("trong bộ, ban, ngành, đoàn thể")
    BLOCK = "block", _("trong cụm, khối thi đua")
    NATION = "nation", _("toàn quốc")


class MovementState(models.TextChoices):
    DRAFT = "draft", _("đang soạn")
    LAUNCHED = "launched", _("đã phát động")
    CLOSED = "closed", _("đã tổng kết")


class Phase(models.TextChoices):
    """What a movement goes through, in this order (contents of its organisation: Luật 06/2022/QH15, Điều 17)."""

    LAUNCH = "launch", _("phát động")
    PLEDGES = "pledges", _("đăng ký, giao ước thi đua")
    INTERIM = "interim", _("kiểm tra, sơ kết")
    FINAL = "final", _("tổng kết, khen thưởng")
    SPREAD = "spread", _("nhân rộng điển hình")


class ReviewKind(models.TextChoices):
    """What a unit reports of a movement."""

    INTERIM = "interim", _("sơ kết")
    FINAL = "final", _("tổng kết")


class PledgeState(models.TextChoices):
    """What the level above said of a pledge. A pledge that was written anew waits again."""

    WAITING = "waiting", _("chờ duyệt")
    APPROVED = "approved", _("đã duyệt")
    RETURNED = "returned", _("trả lại")
