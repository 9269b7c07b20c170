"""Names of fields that Wagtail wrote without one, so that Django makes an English name of the Python one."""

from __future__ import annotations

from django.forms import Form
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)

LINKS: tuple[type[Form], ...] = (
    ExternalLinkChooserForm,
    EmailLinkChooserForm,
    PhoneLinkChooserForm,
    AnchorLinkChooserForm,
)
NAMES = {
    "link_text": _("Chữ hiện ra"),
    "email_address": _("Địa chỉ thư điện tử"),
    "subject": _("Tiêu đề thư"),
    "body": _("Nội dung thư"),
    "phone_number": _("Số điện thoại"),
}


def name_the_nameless() -> None:
    """Give the fields their names; called once, when the program starts."""
    for form in LINKS:
        for name, field in form.base_fields.items():
            field.label = NAMES.get(name, field.label)
