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


class DraftPassage(models.TextChoices):
    """Passages of a draft that the program proposes and the officer may change; named as the columns that hold them."""

    TITLE = "title", _("trích yếu")
    GROUNDS = "grounds", _("căn cứ")
    PROPOSER_LINE = "proposer_line", _("theo đề nghị của")
    ACHIEVEMENT = "achievement", _("đã có thành tích")
    SIGNER_TITLE = "signer_title", _("chức vụ người ký")
    SIGNER_NAME = "signer_name", _("họ tên người ký")
    RECIPIENTS = "recipients", _("nơi nhận")


class ActKind(models.TextChoices):
    """What a later act does: to honours (Luật 06/2022/QH15, Điều 93), or to words of a list (NĐ 30/2020/NĐ-CP, Điều 18.3)."""

    ANNULMENT = "annulment", _("hủy bỏ, thu hồi")
    STRIPPING = "stripping", _("tước")
    RESTORATION = "restoration", _("phục hồi")
    AMENDMENT = "amendment", _("sửa đổi danh sách")


class AnnulmentGround(models.TextChoices):
    """When a decision is annulled and object and money are recovered (Luật 06/2022/QH15, Điều 93 khoản 2)."""

    FRAUD = "fraud_in_declaration", _("gian dối trong kê khai thành tích")
    FORGED = "false_or_forged_dossier", _("cung cấp thông tin sai, làm giả hồ sơ, giấy tờ")
    UNLAWFUL = "unlawful_appraisal_or_proposal", _("thẩm định, xét, duyệt, đề nghị trái quy định")
    VIOLATION = "violation_in_achievement_period", _("có kết luận, bản án là vi phạm trong thời gian lập thành tích")


class ReturnedThing(models.TextChoices):
    OBJECT = "object", _("hiện vật khen thưởng")
    MONEY = "money", _("tiền thưởng")


class SignedKind(models.TextChoices):
    """How a decision was signed."""

    SCAN = "scan", _("bản quét giấy đã ký")
    DIGITAL = "digital", _("bản ký số")
