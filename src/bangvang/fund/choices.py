"""Words of the fund book."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """What an entry of the fund book is for (NĐ 152/2025/NĐ-CP, Điều 46 to 48)."""

    ALLOTTED = "allotted", _("thu: trích lập theo dự toán")
    GIVEN = "given", _("thu: đóng góp, nguồn khác")
    RETURNED = "returned", _("thu: tiền thưởng trả lại")
    BONUS = "bonus", _("chi: tiền thưởng")
    OBJECTS = "objects", _("chi: in giấy, làm khung, hiện vật")
    ORGANISING = "organising", _("chi: tổ chức, tuyên truyền, hội họp")


INCOMES = (EntryKind.ALLOTTED, EntryKind.GIVEN, EntryKind.RETURNED)


class Method(models.TextChoices):
    CASH = "cash", _("tiền mặt")
    TRANSFER = "transfer", _("chuyển khoản")


class Due(models.TextChoices):
    """Whether the money of a line is to be paid (NĐ 152/2025/NĐ-CP, Điều 49)."""

    PAY = "pay", _("trả")
    HIGHER = "higher", _("không trả: đã có danh hiệu cao hơn cùng thời gian")
    ASK = "ask", _("cần người xét: đã trả cho danh hiệu thấp hơn cùng thời gian")
    FALLEN = "fallen", _("không trả: đã hủy bỏ hoặc tước")
    UNKNOWN = "unknown", _("chưa rõ mức tiền")
