"""Words of voting."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VoteMethod(models.TextChoices):
    PAPER_SECRET = "paper_secret", _("phiếu giấy, bỏ kín")
    OPEN = "open", _("biểu quyết công khai")
    PHONE = "open_phone", _("biểu quyết công khai trên điện thoại")


class VoteBase(models.TextChoices):
    """What a share is a share of."""

    TOTAL_MEMBERS = "total_members", _("tổng số thành viên")
    PRESENT = "present", _("số thành viên có mặt")


class TieWay(models.TextChoices):
    """Who settles equal votes at the last seat, by the rule set beforehand; the words of `bangvang_trust.counting.TieRule`."""

    RUNOFF = "runoff", _("bầu lại giữa những người bằng phiếu")
    CHAIR = "chair", _("người chủ trì quyết định")
    LOT = "lot", _("bốc thăm")


class TellerSlot(models.IntegerChoices):
    FIRST = 1, _("người kiểm phiếu thứ nhất")
    SECOND = 2, _("người kiểm phiếu thứ hai")


class VoteOutcome(models.TextChoices):
    """What a motion came to; and, from ``FILLED`` on, what an election name by name came to."""

    PASSED = "passed", _("thông qua")
    FAILED = "failed", _("không thông qua")
    NO_THRESHOLD = "no_threshold", _("chưa có ngưỡng")
    FILLED = "filled", _("bầu đủ")
    SEATS_OPEN = "seats_open", _("bầu chưa đủ")
    NEEDS_A_PERSON = "needs_a_person", _("bằng phiếu ở suất cuối")


class Comparison(models.TextChoices):
    """How far two independent counts of one question are. The words never tell a figure."""

    NONE = "none", _("chưa ai nhập")
    ONE = "one", _("một người đã nhập")
    DIFFER = "differ", _("hai người nhập khác nhau")
    AGREED = "agreed", _("hai người nhập khớp")
