"""Access to certificates: who reads the decision reads them; officers and the clerk of documents have them printed."""

from __future__ import annotations

from datetime import date

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


def _design(world):
    return {"pk": Design.objects.get(body=world.department).pk}


def _printer(world):
    from bangvang.certificate.actions import add_printer
    from bangvang.certificate.models import PrinterProfile

    found = PrinterProfile.objects.filter(body=world.department).first()
    return {"pk": (found or add_printer(world.user(Role.OFFICER), world.department, name="Máy in một")).pk}


def _calibration(world):
    return {**_printer(world), "sheet": "a4"}


def _kind(world):
    from bangvang.certificate.actions import add_kind, receive
    from bangvang.certificate.models import BlankKind

    found = BlankKind.objects.filter(body=world.department).first()
    if found is None:
        found = add_kind(world.user(Role.OFFICER), world.department, name="Giấy khen A4", numbered=False)
        receive(world.user(Role.OFFICER), found, on=date(2026, 3, 2), source="Nhà in", count=90)
    return {"pk": found.pk}


def _spoiled(world):
    """A spoiled sheet that stands in no minutes."""
    from bangvang.certificate.actions import spoil
    from bangvang.certificate.models import BlankKind

    kind = BlankKind.objects.get(pk=_kind(world)["pk"])
    (sheet,) = spoil(world.user(Role.OFFICER), kind, on=date(2026, 3, 2), why="kẹt giấy", count=1)
    return {"pk": sheet.pk}


def _minutes(world):
    from bangvang.certificate.actions import destroy
    from bangvang.certificate.models import Destruction

    found = Destruction.objects.filter(body=world.department).first()
    if found is None:
        _spoiled(world)
        found = destroy(
            world.user(Role.OFFICER),
            world.department,
            on=date(2026, 3, 2),
            venue="Sở",
            members="Ông A",
            manner="cắt nhỏ",
        )
    return {"pk": found.pk}


def _version_read(world):
    return {"version": Design.objects.get(body=world.department).version}


_RECEIPT = {"nhan-on": "02/03/2026", "nhan-source": "Nhà in", "nhan-first": "", "nhan-count": "5"}
_SPOILED = {"hong-on": "02/03/2026", "hong-count": "1", "hong-why": "kẹt giấy"}
_MEASURED = {"version": 1, "left": "39,5", "top": "40", "measured": "150"}
MAKERS = {Role.OFFICER, Role.DOCUMENT_CLERK}

ROUTES = {
    "certificate:options": Route(make=_decision, allowed=READERS),
    "certificate:archive": Route(make=_decision, allowed=READERS),
    "certificate:proofs": Route(make=lambda world: {**_decision(world), "a_sheet": 8}, allowed=READERS),
    "certificate:nudge": Route(make=_certificate, allowed=MAKERS),
    "certificate:studio": Route(make=_design, allowed=SETTERS),
    "certificate:drop_layout": Route(make=_design, allowed=SETTERS, method="post", data=_version_read),
    "certificate:printers": Route(make=_body, allowed=MAKERS),
    "certificate:printer": Route(make=_printer, allowed=MAKERS),
    "certificate:calibrate": Route(make=_printer, allowed=MAKERS, method="post", data=lambda world: _MEASURED),
    "certificate:calibration": Route(make=_calibration, allowed=MAKERS),
    "certificate:stock": Route(make=_body, allowed=READERS),
    "certificate:blank_kind": Route(make=_kind, allowed=READERS),
    "certificate:receive": Route(make=_kind, allowed=MAKERS, method="post", data=lambda world: _RECEIPT),
    "certificate:spoil": Route(make=_kind, allowed=MAKERS, method="post", data=lambda world: _SPOILED),
    "certificate:blank_workbook": Route(make=_kind, allowed=READERS),
    "certificate:release": Route(make=_spoiled, allowed=MAKERS),
    "certificate:blanks_of_decision": Route(make=_decision, allowed=MAKERS),
    "certificate:destroy": Route(make=_body, allowed=MAKERS),
    "certificate:minutes_pdf": Route(make=_minutes, allowed=READERS),
    "certificate:minutes_docx": Route(make=_minutes, allowed=READERS),
    "certificate:golden_book": Route(make=_body, allowed=READERS),
    "certificate:golden_workbook": Route(make=_body, allowed=READERS),
    "certificate:golden_rule": Route(make=_body, allowed=SETTERS),
    "certificate:of_decision": Route(make=_decision, allowed=READERS),
    "certificate:make": Route(make=_decision, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}, method="post"),
    "certificate:all": Route(make=_decision, allowed=READERS),
    "certificate:one": Route(make=_certificate, allowed=READERS),
    "certificate:reprint": Route(make=_certificate, allowed=READERS),
    "certificate:reissue": Route(make=_certificate, allowed={Role.OFFICER, Role.DOCUMENT_CLERK}),
    "certificate:reissue_blank": Route(make=_reissued, allowed=MAKERS),
    "certificate:credential": Route(make=_certificate, allowed=READERS),
    "certificate:credential_file": Route(make=_certificate, allowed=READERS),
    "certificate:credential_token": Route(make=_certificate, allowed=READERS),
    "certificate:public_credential": Route(make=lambda world: {"public_id": world.certificate.public_id}, public=True),
    "certificate:golden_books": Route(signed_in=True),
    "certificate:stocks": Route(signed_in=True),
    "certificate:printer_desks": Route(signed_in=True),
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
