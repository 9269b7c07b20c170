"""Questions about advanced models: who sees which, which pictures may be shown, which stories may be published."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from bangvang.accounts.models import User
from bangvang.exemplar.choices import PUBLIC, StoryState
from bangvang.exemplar.models import AdvancedModel, Consent, Picture, Story
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang.register.queries import units_of

KEEPERS = (Role.CLERK, Role.OFFICER)
REVIEWERS = (Role.OFFICER,)
RELEASERS = (Role.LEADER, Role.EDITOR)
WATCHERS = (Role.LEADER, Role.EDITOR, Role.AUDITOR, Role.COUNCIL_SECRETARY)


def visible_to(user: User | AnonymousUser) -> QuerySet[AdvancedModel]:
    """Models of the units where ``user`` keeps or watches; one's own."""
    seen = Q(unit_id__in=units_of(user, (*KEEPERS, *WATCHERS)))
    if user.is_authenticated:
        seen |= Q(person__user=user) | Q(person__merged_into__user=user)
    return AdvancedModel.objects.filter(seen).select_related(
        "unit", "person__merged_into", "collective", "household", "movement", "edition", "honour", "initiative", "story"
    )


def units_keeping(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Standing units for which ``user`` may keep models."""
    return Unit.objects.filter(pk__in=units_of(user, KEEPERS), ends_on=None).order_by("name")


def shown(pictures: QuerySet[Picture], *, public: bool) -> QuerySet[Picture]:
    """Pictures with consents that all stand and, for the public, reach the portal; one that was taken back takes it out."""
    given = Consent.objects.filter(pictures=OuterRef("pk"))
    against = given.filter(~Q(withdrawn_on=None) | ~Q(scope__in=PUBLIC)) if public else given.exclude(withdrawn_on=None)
    return pictures.filter(Exists(given), ~Exists(against)).select_related("file")


def publishable() -> QuerySet[Story]:
    """Released stories, each with ``model.shown_pictures``: those that everybody in them lets the public see."""
    pictures = Prefetch("model__pictures", shown(Picture.objects.all(), public=True), to_attr="shown_pictures")
    return (
        Story.objects.filter(state=StoryState.RELEASED)
        .select_related("model__unit", "model__person__merged_into", "model__collective", "model__household")
        .prefetch_related(pictures)
        .order_by("-pk")
    )
