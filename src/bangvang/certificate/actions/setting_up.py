"""Verbs of what a body sets: the public address, and a design for an award with its emblem."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.catalogue.queries import award_name
from bangvang.certificate.models import Design, PublicBase
from bangvang.certificate.permissions import may_set_up, require
from bangvang.certificate.queries import design_for
from bangvang.certificate.validators import clean_address, painted_anew
from bangvang.files.actions import store
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit


def set_public_base(by: User, body: Unit, *, address: str, read_version: int | None = None) -> PublicBase:
    """Set the address that certificates print from now on; what is printed keeps the old one. Raises ValidationError, Stale."""
    require(may_set_up(by, body))
    cleaned = clean_address(address, demonstration=body.demonstration)
    with transaction.atomic():
        base = PublicBase.objects.select_for_update().filter(body=body).first()
        before = base.address if base else None
        if base is None:
            base = PublicBase.objects.create(body=body, address=cleaned)
        else:
            claim(base, base.version if read_version is None else read_version)
            base.address = cleaned
            base.save(update_fields=["address"])
        audit.record(by, "set_public_base", base, changes={"address": [before, cleaned]})
        outbox.tell("certificate.base_set", base)
    return base


def new_design(
    by: User, body: Unit, *, award: str, name: str, emblem: bytes | None = None, emblem_name: str = ""
) -> Design:
    """Add how the body prints an award. Raises PermissionDenied, `Refusal` when there is one, ValidationError for the picture."""
    require(may_set_up(by, body))
    picture = painted_anew(emblem) if emblem else None
    with transaction.atomic():
        if design_for(body, award) is not None:
            raise Refusal(
                _("%(body)s đã có mẫu in cho %(award)s. Hãy sửa mẫu ấy.") % {"body": body, "award": award_name(award)}
            )
        design = Design.objects.create(body=body, award=award, name=name)
        if picture is not None:
            _keep_emblem(design, picture, emblem_name)
        audit.record(by, "new_design", design)
        outbox.tell("certificate.design_set", design)
    return design


def revise_design(
    by: User,
    design: Design,
    *,
    read_version: int,
    name: str,
    emblem: bytes | None = None,
    emblem_name: str = "",
    without_emblem: bool = False,
) -> Design:
    """Rename a design, replace its emblem or take it away; certificates already printed keep their own bytes."""
    require(may_set_up(by, design.body))
    picture = painted_anew(emblem) if emblem else None
    with transaction.atomic():
        claim(design, read_version)
        changes = {"name": [design.name, name]} if name != design.name else {}
        design.name = name
        if without_emblem:
            design.emblem = None
        design.save(update_fields=["name", "emblem"])
        if picture is not None:
            _keep_emblem(design, picture, emblem_name)
        audit.record(by, "revised_design", design, changes=changes)
        outbox.tell("certificate.design_set", design)
    return design


def _keep_emblem(design: Design, picture: bytes, name: str) -> None:
    stem = name.rpartition(".")[0] or "bieu-trung"
    design.emblem = store(picture, name=f"{stem}.png", media_type="image/png")
    design.save(update_fields=["emblem"])
