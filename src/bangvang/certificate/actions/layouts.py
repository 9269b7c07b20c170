"""Verbs of layouts: save one of a design, go back to the house's own, keep the one that papers were printed with."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.certificate.models import Design, LayoutVersion
from bangvang.certificate.permissions import may_set_up, require
from bangvang.certificate.queries.layouts import deviations
from bangvang.files.models import StoredFile
from bangvang.outbox import actions as outbox
from bangvang_paper.typesetting.certificate_layout import Layout, LayoutRefused, layout_data, layout_from


def save_layout(by: User, design: Design, layout: Layout, *, read_version: int) -> LayoutVersion:
    """Set how the design is laid out from now on; certificates that are printed keep the layout they have.

    Raises PermissionDenied, `Stale`, and `Refusal` for a layout that cannot be printed or that the decree of today forbids.
    """
    require(may_set_up(by, design.body))
    data = layout_data(layout)
    try:
        layout_from(data)  # whatever a form or a script hands in is read as strictly as what lies in the table
    except LayoutRefused as refused:
        raise Refusal(str(refused)) from refused
    for one in deviations(layout, design.award, timezone.localdate()):
        if one.binding:
            raise Refusal(one.sentence, cite=one.citation)
    with transaction.atomic():
        claim(design, read_version)
        before = design.layout.number if design.layout else None
        design.layout = _kept(design, data, design.emblem, by)
        design.save(update_fields=["layout"])
        audit.record(by, "saved_layout", design, changes={"layout": [before, design.layout.number]})
        outbox.tell("certificate.design_set", design)
    return design.layout


def drop_layout(by: User, design: Design, *, read_version: int) -> Design:
    """Go back to the house's own layout, which follows the law book. Raises PermissionDenied, `Stale`."""
    require(may_set_up(by, design.body))
    with transaction.atomic():
        claim(design, read_version)
        before = design.layout.number if design.layout else None
        design.layout = None
        design.save(update_fields=["layout"])
        audit.record(by, "dropped_layout", design, changes={"layout": [before, None]})
        outbox.tell("certificate.design_set", design)
    return design


def layout_used(design: Design, layout: Layout, emblem: StoredFile | None) -> LayoutVersion:
    """The row that says how papers are laid out, with the emblem they bear; made when it is not there yet."""
    with transaction.atomic():
        Design.objects.select_for_update().get(pk=design.pk)
        return _kept(design, layout_data(layout), emblem, None)


def _kept(design: Design, data: dict[str, object], emblem: StoredFile | None, by: User | None) -> LayoutVersion:
    """The latest version that is equal, or the next number. The caller holds the design."""
    for version in design.versions.select_related("emblem").order_by("-number"):
        if version.data == data and version.emblem == emblem:
            return version
    last = design.versions.aggregate(last=Max("number"))["last"] or 0
    return LayoutVersion.objects.create(design=design, number=last + 1, data=data, emblem=emblem, by=by)
