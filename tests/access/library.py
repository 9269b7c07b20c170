"""Access to the library: everybody in the office reads, officers and clerks of documents file."""

from __future__ import annotations

from datetime import date

from access.route import ALL_ROLES, Route
from bangvang.register.choices import Role

KEEPERS = {Role.OFFICER, Role.DOCUMENT_CLERK}


def _document(world):
    from bangvang.files.actions import store
    from bangvang.library.models import Document

    found = Document.objects.filter(body=world.department).first() or Document.objects.create(
        body=world.department,
        kind="plan",
        number="12/KH-SLĐTBXH",
        issuer=world.department.name,
        issued_on=date(2020, 1, 6),
        title="Kế hoạch thi đua",
        file=store(b"%PDF-1.7", name="ke-hoach.pdf", media_type="application/pdf"),
    )
    return {"pk": found.pk}


ROUTES = {
    "library:list": Route(signed_in=True),
    "library:take": Route(allowed=KEEPERS, own_place=True, method="post"),
    "library:add": Route(make=lambda world: {"body_pk": world.department.pk}, allowed=KEEPERS),
    "library:detail": Route(make=_document, allowed=ALL_ROLES),
    "library:edit": Route(make=_document, allowed=KEEPERS),
    "library:reading": Route(make=_document, allowed=KEEPERS, method="post", data=lambda world: {"on": "13/07/2020"}),
    "library:file": Route(make=_document, allowed=ALL_ROLES),
}
