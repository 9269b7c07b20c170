"""Stories of advanced models that everybody may read: released, and of people only while they let the public see them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from bangvang.discretion.queries import people_withheld, withheld
from bangvang.exemplar.choices import PUBLIC
from bangvang.exemplar.models import Consent, Picture, Story
from bangvang.exemplar.queries import publishable, shown
from bangvang.portal.queries.public_keys import STORIES


def public_stories() -> QuerySet[Story]:
    """Released stories, newest first: of units; of people and households with a consent that stands and reaches the portal.

    Whoever is shown less in the roll has no story either.
    """
    agreed = Consent.objects.filter(model=OuterRef("model"), withdrawn_on=None, scope__in=PUBLIC)
    return (
        publishable()
        .filter(Q(model__collective__isnull=False) | Exists(agreed))
        .exclude(model__honour__in=withheld())
        .exclude(model__person__in=people_withheld())
        .exclude(model__person__merged_into__in=people_withheld())
        .select_related("model__movement", "model__honour")
    )


def story_at(key: str) -> Story | None:
    """The story at this address; None when it is not public, or no longer, or the address was not made here."""
    return public_stories().filter(pk=STORIES.record_in(key) or 0).first()


def picture_of(story: Story, number: int) -> Picture | None:
    """The picture of a story with this number, while everybody in it agrees."""
    return shown(Picture.objects.filter(model=story.model_id), public=True).filter(pk=number).first()
