"""Words of the register, with what they are called on the page."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do in a unit; see ``Mandate``."""

    CLERK = "clerk", _("cán bộ đơn vị")
    OFFICER = "officer", _("chuyên viên thi đua, khen thưởng")
    COUNCIL_SECRETARY = "council_secretary", _("thư ký Hội đồng")
    COUNCIL_MEMBER = "council_member", _("ủy viên Hội đồng")
    TELLER = "teller", _("người kiểm phiếu")
    LEADER = "leader", _("lãnh đạo ký")
    DOCUMENT_CLERK = "document_clerk", _("văn thư")
    ACCOUNTANT = "accountant", _("kế toán")
    EDITOR = "editor", _("biên tập cổng")
    NOMINEE = "nominee", _("người được đề nghị")
    AUDITOR = "auditor", _("người giám sát")
    ADMINISTRATOR = "administrator", _("quản trị")


class RecipientKind(models.TextChoices):
    INDIVIDUAL = "individual", _("cá nhân")
    COLLECTIVE = "collective", _("tập thể")
    HOUSEHOLD = "household", _("hộ gia đình")


class RecipientGroup(models.TextChoices):
    OFFICIAL = "official", _("cán bộ")
    CIVIL_SERVANT = "civil_servant", _("công chức")
    PUBLIC_EMPLOYEE = "public_employee", _("viên chức")
    WORKER = "worker", _("công nhân, người lao động")
    FARMER = "farmer", _("nông dân")
    LABORER = "laborer", _("người lao động khác")


class Sex(models.TextChoices):
    FEMALE = "female", _("nữ")
    MALE = "male", _("nam")


class Rating(models.TextChoices):
    """Annual rating of work (xếp loại chất lượng năm)."""

    EXCELLENT = "excellent", _("hoàn thành xuất sắc nhiệm vụ")
    GOOD = "good", _("hoàn thành tốt nhiệm vụ")
    COMPLETED = "completed", _("hoàn thành nhiệm vụ")
    NOT_COMPLETED = "not_completed", _("không hoàn thành nhiệm vụ")
    NOT_ASSESSED = "not_assessed", _("không xếp loại")


class DisciplineForm(models.TextChoices):
    REPRIMAND = "reprimand", _("khiển trách")
    WARNING = "warning", _("cảnh cáo")
    SALARY_CUT = "salary_cut", _("hạ bậc lương")
    DEMOTION = "demotion", _("giáng chức")
    DISMISSAL = "dismissal", _("cách chức")
    FORCED_RESIGNATION = "forced_resignation", _("buộc thôi việc")


class HoldKind(models.TextChoices):
    """Why nothing may be proposed or granted for the time being (NĐ 152/2025/NĐ-CP, Điều 4)."""

    DISCIPLINE = "discipline", _("đang xem xét kỷ luật")
    INVESTIGATION = "investigation", _("đang bị điều tra")
    INSPECTION = "inspection", _("đang thanh tra, kiểm tra, kiểm toán")
    COMPLAINT = "complaint", _("có khiếu nại, tố cáo đang xác minh")
    PRESS = "press", _("báo chí nêu, đang xác minh")


class Standing(models.TextChoices):
    """What an act did to an honour, from its day on."""

    GRANTED = "granted", _("đã tặng")
    CORRECTED = "corrected", _("đính chính")
    ANNULLED = "annulled", _("hủy bỏ, thu hồi")
    STRIPPED = "stripped", _("tước")
    RESTORED = "restored", _("phục hồi")


FALLEN = (Standing.ANNULLED, Standing.STRIPPED)
"""How an honour stands that somebody took away."""


class InitiativeScope(models.TextChoices):
    GRASSROOTS = "grassroots", _("cơ sở")
    MINISTRY_PROVINCE = "ministry_province", _("bộ, ban, ngành, tỉnh")
    NATIONAL = "national", _("toàn quốc")
