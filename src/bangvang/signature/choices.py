"""Words of digital signatures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SigningStep(models.TextChoices):
    """Who signs a paper, in this order: the person with the power, then the agency with its seal (NĐ 30/2020/NĐ-CP, Điều 13)."""

    LEADER = "leader", _("người có thẩm quyền ký")
    AGENCY = "agency", _("cơ quan đóng dấu")


FIELDS = {SigningStep.LEADER: "Nguoi-ky", SigningStep.AGENCY: "Co-quan"}
"""The name of each step's signature field inside the PDF."""

INKS = {SigningStep.LEADER: "blue", SigningStep.AGENCY: "red"}
"""The ink of the picture that a signature of each step shows (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7 d and II.8 a)."""
