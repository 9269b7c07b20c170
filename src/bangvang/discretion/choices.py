"""Words of being shown less."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Extent(models.TextChoices):
    """How much of an honour everybody sees."""

    FULL = "full", _("hiện đủ họ tên, đơn vị")
    INITIALS = "initials", _("chỉ hiện chữ cái đầu của họ tên")
    NOTHING = "nothing", _("không hiện tên và đơn vị")


class Asker(models.TextChoices):
    """Who asks, by their own word; the officer makes sure of it."""

    SELF = "self", _("chính người được khen")
    FOR_ANOTHER = "for_another", _("người làm thay: cha mẹ, người giám hộ, người được ủy quyền, thân nhân")


class WishOutcome(models.TextChoices):
    ACCEPTED = "accepted", _("đồng ý")
    REFUSED = "refused", _("không đồng ý")
