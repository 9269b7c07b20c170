"""Verbs of the library: file a document, change what is said of it, say that it was read, take what comes with the program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.files.actions import store
from bangvang.files.models import StoredFile
from bangvang.library.coming_along import Shipped
from bangvang.library.models import Document
from bangvang.library.permissions import may_file, may_note_reading, may_revise, may_take_shipped, require
from bangvang.library.queries import SHIPPED_FIELDS, not_yet_taken, visible_to, words_of
from bangvang.library.validators import days_problem, file_kind, link_problem
from bangvang.outbox import actions as outbox
from bangvang.register.models import Unit

FIELDS = ("kind", "number", "issuer", "issued_on", "title", "begins_on", "ends_on", "replaced_by", "link", "provenance")


def file_document(by: User, body: Unit, **fields: Any) -> Document:
    """Put a document into the library of the body; ``fields`` are `FIELDS`. Raises PermissionDenied, `Refusal`."""
    require(may_file(by, body))
    with transaction.atomic():
        document = Document(body=body, **fields)
        _sound(by, document)
        _save(document)
        audit.record(by, "filed_document", document)
        outbox.tell("library.filed", document)
    return document


def revise_document(by: User, document: Document, *, read_version: int, **fields: Any) -> Document:
    """Change what is said of a document of the own body. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_revise(by, document))
    with transaction.atomic():
        claim(document, read_version)
        changes = audit.changes_to(Document.objects.get(pk=document.pk), fields)
        for name, value in fields.items():
            setattr(document, name, value)
        _sound(by, document)
        _save(document)
        audit.record(by, "revised_document", document, changes=changes)
        outbox.tell("library.revised", document)
    return document


def note_reading(by: User, document: Document, *, on: date, data: bytes = b"", name: str = "") -> Document:
    """Say that the text itself was read on the day; a file of it is kept when given. Raises PermissionDenied, `Refusal`."""
    require(may_note_reading(by, document))
    if on > timezone.localdate():
        raise Refusal(_("Ngày đọc chưa tới. Hãy xem lại ngày."))
    if on < document.issued_on:
        raise Refusal(_("Không đọc được văn bản trước ngày ban hành. Hãy xem lại ngày."))
    with transaction.atomic():
        standing = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        claim(standing, standing.version)
        standing.read_on, standing.read_by = on, by
        if name:
            standing.file = _kept(data, name)
        standing.save(update_fields=["read_on", "read_by", "file"])
        audit.record(by, "read_document", standing, note=f"{on:%d/%m/%Y}")
        outbox.tell("library.read", standing)
    return standing


def take_shipped(by: User) -> int:
    """Take in the documents that come with the program, and what a newer release says of them. Returns how many changed.

    What people added (who read it, its file) stays. Raises PermissionDenied.
    """
    require(may_take_shipped(by))
    with transaction.atomic():
        waiting = not_yet_taken()
        for one in waiting:
            _take(one)
        known = {one.code: one for one in Document.objects.filter(body=None)}
        for one in waiting:
            after = known.get(one.replaced_by)
            Document.objects.filter(pk=known[one.code].pk).update(replaced_by=after)
        for one in waiting:
            audit.record(by, "took_shipped_document", known[one.code])
        if waiting:
            outbox.tell("library.shipped_taken", known[waiting[0].code])
    return len(waiting)


def _take(one: Shipped) -> None:
    document = Document.objects.filter(code=one.code).first() or Document(code=one.code)
    for name in SHIPPED_FIELDS:
        setattr(document, name, getattr(one, name))
    document.folded = words_of(document)
    document.save()


def _sound(by: User, document: Document) -> None:
    """Raise `Refusal` unless the document can stand."""
    for name in ("number", "issuer", "title"):
        setattr(document, name, str(getattr(document, name)).strip())
        if not getattr(document, name):
            label = document._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            raise Refusal(_("Chưa ghi %(what)s.") % {"what": label})
    problem = days_problem(document.issued_on, document.begins_on, document.ends_on) or link_problem(document.link)
    if problem:
        raise Refusal(problem)
    after = document.replaced_by
    if after is None:
        return
    if after.pk == document.pk or after.issued_on < document.issued_on:
        raise Refusal(
            _("%(after)s không ban hành sau văn bản này nên không thay được. Hãy chọn lại.") % {"after": after}
        )
    if not visible_to(by).filter(pk=after.pk).exists():
        raise Refusal(_("Văn bản thay thế không có trong thư viện mà anh/chị xem được."))


def _save(document: Document) -> None:
    document.folded = words_of(document)
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError as wrong:
        raise Refusal(
            _("Thư viện của cơ quan đã có văn bản số %(number)s ngày ấy. Hãy tìm và sửa văn bản đã có.")
            % {"number": document.number}
        ) from wrong


def _kept(data: bytes, name: str) -> StoredFile:
    try:
        kind = file_kind(data)
    except ValidationError as wrong:
        raise Refusal(" ".join(wrong.messages)) from wrong
    return store(data, name=name, media_type=kind)


def give_documents(by: User, thing: Any, documents: Iterable[Document]) -> dict[str, list[list[str]]]:
    """Let ``thing`` cite ``documents`` and no others; gives what changed, for the journal.

    Raises `Refusal` when somebody cites what he may not see; what stood there before may stay. The right to change ``thing``,
    its version and the transaction are the caller's.
    """
    before, chosen = list(thing.documents.all()), list(documents)
    asked = {one.pk for one in chosen} - {one.pk for one in before}
    if visible_to(by).filter(pk__in=asked).count() != len(asked):
        raise Refusal(_("Có văn bản không ở trong thư viện mà anh/chị xem được. Hãy tải lại trang rồi chọn lại."))
    thing.documents.set(chosen)
    return {"documents": [[one.number for one in before], [one.number for one in chosen]]}
