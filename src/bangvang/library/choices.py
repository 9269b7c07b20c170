"""Words of the library."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    """What a document calls itself."""

    LAW = "law", _("Luật")
    DECREE = "decree", _("Nghị định")
    CIRCULAR = "circular", _("Thông tư")
    DIRECTIVE = "directive", _("Chỉ thị")
    RESOLUTION = "resolution", _("Nghị quyết")
    CONCLUSION = "conclusion", _("Kết luận")
    DECISION = "decision", _("Quyết định")
    PLAN = "plan", _("Kế hoạch")
    GUIDANCE = "guidance", _("Hướng dẫn")
    LETTER = "letter", _("Công văn")
    OTHER = "other", _("văn bản khác")


class Force(models.TextChoices):
    """Whether a document holds on a day."""

    NOT_YET = "not_yet", _("chưa có hiệu lực")
    IN_FORCE = "in_force", _("có hiệu lực")
    ENDED = "ended", _("hết hiệu lực")
