"""Access to signing: who drafts, signs, numbers or watches reads batches and checks signed files; only who signs goes on."""

from __future__ import annotations

from access.route import Route
from bangvang.register.choices import Role

READERS = {Role.OFFICER, Role.LEADER, Role.DOCUMENT_CLERK, Role.AUDITOR}


def _order(world):
    """A batch of one paper that waits; written without a verb, since no key is declared in this world."""
    from bangvang.signature.models import SigningItem, SigningOrder

    found = SigningOrder.objects.filter(body=world.department).first()
    if found is None:
        found = SigningOrder.objects.create(
            body=world.department, step="leader", signer="Khóa", asked_by=world.user(Role.LEADER)
        )
        SigningItem.objects.create(order=found, step="leader", source=_pdf(world))
    return {"pk": found.pk}


def _pdf(world):
    from bangvang.decision.reactions import keep_papers

    keep_papers(world.decision)
    return world.decision.pdf


def _signed_item(world):
    from django.utils import timezone

    from bangvang.files.actions import store
    from bangvang.signature.models import SigningItem

    item = SigningItem.objects.get(order_id=_order(world)["pk"])
    if item.signed_id is None:
        item.signed = store(b"%PDF-1.7 ky", name="ky.pdf", media_type="application/pdf")
        item.signed_at, item.seen = timezone.now(), {"certificate": {"subject": "Khóa"}}
        item.save()
    return {"pk": item.pk}


def _image(world):
    """A seal's picture in use; written without a verb, which would paint it anew each time."""
    from bangvang.files.actions import store
    from bangvang.signature.models import SigningImage

    found = SigningImage.objects.filter(body=world.department, ended_at=None).first()
    if found is None:
        found = SigningImage.objects.create(
            body=world.department,
            step="agency",
            file=store(b"hinh dau", name="dau.png", media_type="image/png"),
            width=100,
            height=100,
            width_mm=36,
            by=world.user(Role.OFFICER),
        )
    return {"pk": found.pk}


IMAGE_KEEPERS = {Role.OFFICER, Role.DOCUMENT_CLERK}

ROUTES = {
    "signature:list": Route(signed_in=True),
    "signature:order": Route(make=_order, allowed=READERS),
    "signature:resume": Route(make=_order, allowed={Role.LEADER}, method="post"),
    "signature:paper": Route(make=_signed_item, allowed=READERS),
    "signature:images": Route(allowed=IMAGE_KEEPERS, own_place=True),
    "signature:image": Route(make=_image, allowed=IMAGE_KEEPERS),
    "signature:image_withdraw": Route(make=_image, allowed=IMAGE_KEEPERS, method="post"),
    "signature:verify": Route(allowed=READERS, own_place=True),
}
