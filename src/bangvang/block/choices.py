"""Words of blocks and clusters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BlockKind(models.TextChoices):
    """What a council calls a group of units of like work or place (Luật 06/2022/QH15, Điều 16 khoản 2)."""

    BLOCK = "block", _("khối thi đua")
    CLUSTER = "cluster", _("cụm thi đua")


class LeadRole(models.TextChoices):
    """Who leads a block for a year; on the page after the kind: khối trưởng, cụm phó."""

    HEAD = "head", _("trưởng")
    DEPUTY = "deputy", _("phó")


class PactState(models.TextChoices):
    DRAFT = "draft", _("đang soạn")
    SENT = "sent", _("đã gửi các đơn vị")
    SIGNED = "signed", _("đã ký kết")


class Answer(models.TextChoices):
    """What a member says of the draft of a pact that was sent to it."""

    WAITING = "waiting", _("chưa trả lời")
    AGREED = "agreed", _("đồng ý")
    RETURNED = "returned", _("đề nghị sửa")


class CriterionKind(models.TextChoices):
    """What points of a criterion do to the total."""

    BASE = "base", _("điểm chuẩn")
    BONUS = "bonus", _("điểm thưởng")
    PENALTY = "penalty", _("điểm trừ")


class RoundState(models.TextChoices):
    """How far the scoring of a year is."""

    PREPARING = "preparing", _("đang chuẩn bị")
    SCORING = "scoring", _("đang chấm")
    APPEALS = "appeals", _("nhận kiến nghị")
    CLOSED = "closed", _("đã kết thúc")


class CardKind(models.TextChoices):
    """Who scores on a card."""

    SELF = "self", _("tự chấm")
    PEER = "peer", _("chấm chéo")
    COUNCIL = "council", _("thẩm định")
