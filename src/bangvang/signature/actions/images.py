"""Keeping the pictures that signatures show: a leader's signature by the mandate, an agency's seal by the body."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.files.actions import store
from bangvang.outbox import actions as outbox
from bangvang.register.models import Mandate, Unit
from bangvang.signature.choices import SigningStep
from bangvang.signature.looking import image_in
from bangvang.signature.models import SigningImage
from bangvang.signature.permissions import may_keep_images, require
from bangvang.signature.validators import image_problem

PNG = "image/png"


def keep_image(
    by: User, body: Unit, *, data: bytes, mandate: Mandate | None = None, width_mm: Decimal | None = None
) -> SigningImage:
    """Keep the picture of a leader's signature (``mandate``), or of the body's seal with its true ``width_mm``.

    It takes the place of the one in use; papers that are signed already keep what they show. Raises PermissionDenied, and
    `Refusal` for a file that is no clear PNG of the right ink, a seal without a width, a mandate of another body.
    """
    require(may_keep_images(by, body))
    problem = image_problem(body, len(data), mandate, width_mm)
    if problem:
        raise Refusal(problem)
    step = SigningStep.LEADER if mandate else SigningStep.AGENCY
    drawn = image_in(data, step)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=body.pk)  # one picture in use at a time
        standing = SigningImage.objects.filter(ended_at=None, body=body, step=step, mandate=mandate)
        standing.update(ended_at=timezone.now(), ended_by=by)
        image = SigningImage.objects.create(
            body=body,
            step=step,
            mandate=mandate,
            file=store(drawn.data, name=f"{step.value}.png", media_type=PNG),
            width=drawn.width,
            height=drawn.height,
            width_mm=None if mandate else width_mm,
            by=by,
        )
        audit.record(by, "kept_signing_image", image, note=f"{step.label}: {image}")
        outbox.tell("signature.image_kept", image)
    return image


def withdraw_image(by: User, image: SigningImage) -> None:
    """Use this picture no more. Raises PermissionDenied; withdrawing it twice changes nothing."""
    require(may_keep_images(by, image.body))
    with transaction.atomic():
        if SigningImage.objects.filter(pk=image.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=by):
            audit.record(by, "withdrew_signing_image", image, note=_("thôi dùng từ nay"))
            outbox.tell("signature.image_withdrawn", image)
