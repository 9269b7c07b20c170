"""Questions about minutes and resolution: what the secretary wrote, which editions there are, which one is signed."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from bangvang.accounts.models import User
from bangvang.conference.models import Conference, ItemNote, RecordDraft, RecordEdition, RecordSignature
from bangvang.conference.queries.conferences import visible_to


def draft_of(conference: Conference, kind: str) -> RecordDraft:
    """What the secretary wrote; an empty one, not kept, where nobody wrote any."""
    found = RecordDraft.objects.filter(conference=conference, kind=kind).first()
    return found or RecordDraft(conference=conference, kind=kind)


def notes_of(conference: Conference) -> dict[int, str]:
    """Key of a part of the programme → what happened there."""
    return dict(ItemNote.objects.filter(item__programme__conference=conference).values_list("item_id", "text"))


def editions_of(conference: Conference, kind: str) -> QuerySet[RecordEdition]:
    """The last one first, each with its signature."""
    return conference.record_editions.filter(kind=kind).select_related("by", "signature").order_by("-number")


def editions_visible_to(user: User | AnonymousUser) -> QuerySet[RecordEdition]:
    shown = RecordEdition.objects.filter(conference__in=visible_to(user))
    return shown.select_related("conference__body", "by", "signature")


def signature_of(edition: RecordEdition) -> RecordSignature | None:
    """That it was signed. Asks nothing where ``signature`` was fetched along."""
    return getattr(edition, "signature", None)
