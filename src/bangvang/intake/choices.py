"""Words of the intake desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang_paper.reading.meaning.columns import Meaning


class BatchState(models.TextChoices):
    PREVIEW = "preview", _("đang xem trước")
    ACCEPTED = "accepted", _("đã nhận")
    DROPPED = "dropped", _("đã bỏ")


COLUMN_MEANINGS = (
    (Meaning.NAME.value, _("họ tên, tên tập thể")),
    (Meaning.FAMILY.value, _("họ và đệm")),
    (Meaning.GIVEN.value, _("tên")),
    (Meaning.WHOLE.value, _("họ tên, chức vụ, đơn vị trong một ô")),
    (Meaning.HONORIFIC.value, _("ông, bà")),
    (Meaning.SEX.value, _("giới tính")),
    (Meaning.MALE.value, _("đánh dấu nếu là nam")),
    (Meaning.FEMALE.value, _("đánh dấu nếu là nữ")),
    (Meaning.POSITION.value, _("chức vụ")),
    (Meaning.POSITION_UNIT.value, _("chức vụ, đơn vị trong một ô")),
    (Meaning.UNIT.value, _("đơn vị")),
    (Meaning.FORM.value, _("hình thức, danh hiệu đề nghị")),
    (Meaning.TICK.value, _("đánh dấu nếu đề nghị hình thức ghi ở đầu cột")),
    (Meaning.MERIT.value, _("thành tích")),
    (Meaning.KIND.value, _("cá nhân, tập thể hay hộ")),
    (Meaning.CITIZEN.value, _("số định danh")),
    (Meaning.BIRTH.value, _("ngày sinh")),
    (Meaning.ORDINAL.value, _("số thứ tự")),
    (Meaning.HISTORY.value, _("khen thưởng đã có, chỉ để xem")),
    (Meaning.PRIVATE.value, _("riêng tư, không đọc")),
    (Meaning.NOTE.value, _("ghi chú, không đọc")),
)
"""What an officer can say a column means, the most usual first."""
