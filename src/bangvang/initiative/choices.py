"""Words of initiatives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SubmissionState(models.TextChoices):
    SUBMITTED = "submitted", _("chờ xét")
    RECOGNISED = "recognised", _("đã công nhận")
    REFUSED = "refused", _("không công nhận")
    WITHDRAWN = "withdrawn", _("đã rút")
