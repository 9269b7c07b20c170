"""Words of decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DecisionState(models.TextChoices):
    DRAFT = "draft", _("dự thảo")
    ISSUED = "issued", _("đã ban hành")
    DROPPED = "dropped", _("đã bỏ dự thảo")


class DocumentKind(models.TextChoices):
    """Kinds of documents that share a number series (NĐ 30/2020/NĐ-CP, Phụ lục III)."""

    DECISION = "decision", _("Quyết định")
    PROPOSAL_LETTER = "proposal_letter", _("Tờ trình")


class SigningPower(models.TextChoices):
    """In whose place one signs (NĐ 30/2020/NĐ-CP, Điều 13)."""

    HEAD = "", _("người đứng đầu")
    DEPUTY = "KT.", _("ký thay (KT.)")
    BY_ORDER = "TL.", _("thừa lệnh (TL.)")
    BY_AUTHORISATION = "TUQ.", _("thừa ủy quyền (TUQ.)")


class CorrectableField(models.TextChoices):
    HONORIFIC = "honorific", _("ông/bà")
    NAME = "name", _("họ tên, tên tập thể")
    POSITION = "position", _("chức vụ")
    UNIT_NAME = "unit_name", _("đơn vị")
    MERIT = "merit", _("thành tích")
