"""Where a dossier stands, for lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    DRAFT = "draft", _("đang soạn ở đơn vị")
    RETURNED = "returned", _("trả lại, chờ sửa")
    APPRAISAL = "appraisal", _("đang thẩm định")
    COUNCIL = "council", _("trong chương trình Hội đồng")
    PASSED = "passed", _("Hội đồng đã thông qua")
    NOT_PASSED = "not_passed", _("Hội đồng không thông qua")
    DRAFTED = "drafted", _("chờ ký, cấp số")
    ISSUED = "issued", _("đã có quyết định")
    CERTIFIED = "certified", _("đã in giấy khen")
    CLOSED = "closed", _("đã kết thúc, không khen")
