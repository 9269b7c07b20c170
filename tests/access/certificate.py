"""Access to certificates: who reads the decision reads them; officers and the clerk of documents have them printed."""

from __future__ import annotations

from access.decision import READERS
from access.route import Route
from bangvang.certificate.models import Design
from bangvang.register.choices import Role

SETTERS = {Role.OFFICER, Role.ADMINISTRATOR}


def _decision(world):
    return {"decision_pk": world.decision.pk}


def _certificate(world):
    return {"pk": world.certificate.pk}


def _body(world):
    return {"body_pk": world.department.pk}


def _with_emblem(world):
    from io import BytesIO

    from PIL import Image

    from bangvang.certificate.actions import revise_design

    design = Design.objects.get(body=world.department)
    if design.emblem_id is None:
        out = BytesIO()
        Image.new("RGB", (8, 8), "red").save(out, format="PNG")
        revise_design(
            world.user(Role.OFFICER), design, read_version=design.version, name=design.name, emblem=out.getvalue()
        )
    return {"pk": design.pk}


def _reissued(world):
    from datetime import date

    from bangvang.certificate.actions import reissue
    from bangvang.certificate.models import Reissue

    done = Reissue.objects.first() or reissue(
        world.user(Role.OFFICER),
        world.certificate,
        kind="lost",
        reason="mất khi chuyển nhà",
        request="Đơn",
        on=date(2026, 3, 2),
    )
    return {"pk": done.pk}


ROUTES = {
    "certificate:of_decision": Route(make=_decision, allowed=READERS),
    "certificate:make": Route(make=_decision, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}, method="post"),
    "certificate:all": Route(make=_decision, allowed=READERS),
    "certificate:one": Route(make=_certificate, allowed=READERS),
    "certificate:reprint": Route(make=_certificate, allowed=READERS),
    "certificate:reissue": Route(make=_certificate, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}),
    "certificate:reissued": Route(make=_reissued, allowed=READERS),
    "certificate:reissues": Route(make=_body, allowed=READERS),
    "certificate:reissues_workbook": Route(make=_body, allowed=READERS),
    "certificate:settings": Route(make=_body, allowed=SETTERS),
    "certificate:add_design": Route(make=_body, allowed=SETTERS),
    "certificate:design": Route(
        make=lambda world: {"pk": Design.objects.get(body=world.department).pk}, allowed=SETTERS
    ),
    "certificate:emblem": Route(make=_with_emblem, allowed=SETTERS),
    "certificate:public_base": Route(make=_body, allowed=SETTERS),
}
