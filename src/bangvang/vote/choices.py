"""Words of voting."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VoteMethod(models.TextChoices):
    PAPER_SECRET = "paper_secret", _("phiếu giấy, bỏ kín")
    OPEN = "open", _("biểu quyết công khai")


class VoteBase(models.TextChoices):
    """What a share is a share of."""

    TOTAL_MEMBERS = "total_members", _("tổng số thành viên")
    PRESENT = "present", _("số thành viên có mặt")


class TellerSlot(models.IntegerChoices):
    FIRST = 1, _("người kiểm phiếu thứ nhất")
    SECOND = 2, _("người kiểm phiếu thứ hai")


class VoteOutcome(models.TextChoices):
    PASSED = "passed", _("thông qua")
    FAILED = "failed", _("không thông qua")
    NO_THRESHOLD = "no_threshold", _("chưa có ngưỡng")


class Comparison(models.TextChoices):
    """How far two independent counts of one question are. The words never tell a figure."""

    NONE = "none", _("chưa ai nhập")
    ONE = "one", _("một người đã nhập")
    DIFFER = "differ", _("hai người nhập khác nhau")
    AGREED = "agreed", _("hai người nhập khớp")
