"""Access to lists that came in: clerks and officers of the unit keep them, the auditor reads."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from access.route import Route
from bangvang.register.choices import Role

KEEPERS = {Role.CLERK, Role.OFFICER}
READERS = KEEPERS | {Role.AUDITOR}


def _batch(world):
    return {"pk": world.batch.pk}


def _row(world):
    return {"pk": world.batch.pk, "row_pk": world.batch.rows.first().pk}


def _version(world):
    return {"version": world.batch.version}


def _file(world):
    return {"unit": world.department.pk, "file": SimpleUploadedFile("danh-sach.xlsx", b"khong phai bang tinh")}


ROUTES = {
    "intake:list": Route(signed_in=True),
    "intake:upload": Route(allowed=KEEPERS, method="post", data=_file),
    "intake:preview": Route(make=_batch, allowed=READERS),
    "intake:file": Route(make=_batch, allowed=READERS),
    "intake:compare": Route(make=_batch, allowed=READERS),
    "intake:columns": Route(make=_batch, allowed=KEEPERS),
    "intake:row": Route(make=_row, allowed=KEEPERS),
    "intake:accept": Route(make=_batch, allowed=KEEPERS, method="post", data=_version),
    "intake:drop": Route(make=_batch, allowed=KEEPERS, method="post", data=_version),
    "intake:take_back": Route(make=_batch, allowed=KEEPERS, method="post", data=_version),
}
