"""Questions about the library: who sees which document, what answers to words, what a thing cites and whether it held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from bangvang.accounts.models import User
from bangvang.library.choices import Force
from bangvang.library.coming_along import Shipped, shipped
from bangvang.library.models import Document
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of, with_units_above
from bangvang_paper.vietnamese import folded

KEEPERS = (Role.OFFICER, Role.DOCUMENT_CLERK)


def visible_to(user: User | AnonymousUser) -> QuerySet[Document]:
    """What came with the program, and what the bodies keep in and above the units where ``user`` has any mandate."""
    if not user.is_authenticated:
        return Document.objects.none()
    places = with_units_above(units_of(user, list(Role)))
    return Document.objects.filter(Q(body=None) | Q(body_id__in=places)).select_related("body", "replaced_by")


def matching(documents: QuerySet[Document], words: str) -> QuerySet[Document]:
    """Those of ``documents`` that hold every one of ``words``, accents or none: number, title, issuer, kind, year."""
    for word in folded(words).split():
        documents = documents.filter(folded__contains=word)
    return documents


def words_of(document: Document) -> str:
    """What a document is found by."""
    said = [document.get_kind_display(), document.number, document.issuer, document.title, str(document.issued_on.year)]
    return folded(" ".join(said))[:900]


def bodies_keeping(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Bodies in whose name ``user`` files documents."""
    return Unit.objects.filter(pk__in=units_of(user, KEEPERS), is_body=True, ends_on=None).order_by("name")


def not_yet_taken() -> list[Shipped]:
    """Documents that come with the program and do not stand in the library as they are shipped."""
    standing = {one.code: one for one in Document.objects.filter(body=None).select_related("replaced_by")}
    return [one for one in shipped() if one.code not in standing or _differs(standing[one.code], one)]


def _differs(standing: Document, one: Shipped) -> bool:
    after = standing.replaced_by.code if standing.replaced_by else ""
    return after != one.replaced_by or any(getattr(standing, name) != getattr(one, name) for name in SHIPPED_FIELDS)


SHIPPED_FIELDS = ("kind", "number", "issuer", "issued_on", "title", "begins_on", "ends_on", "provenance")


# ── what a thing cites ───────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Cited:
    """One document as a thing of a day cites it; ``force`` is that of the day."""

    document: Document
    force: Force

    @property
    def holds(self) -> bool:
        return self.force == Force.IN_FORCE


def cited_on(documents: Iterable[Document], day: date) -> list[Cited]:
    """``documents`` with whether each held on the day of what cites them."""
    return [Cited(one, one.force_on(day)) for one in documents]
