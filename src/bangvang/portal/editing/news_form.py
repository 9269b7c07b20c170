"""The form of a news page: whose news it is, told once, and the conferences of that body only."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.forms import WagtailAdminPageForm

from bangvang.portal.models import NewsPage
from bangvang.portal.permissions import bodies_written_for
from bangvang.portal.queries.newsroom import agencies_among
from bangvang.register.models import Unit


def ask_within_ones_own() -> None:
    """Put the narrower form on top of the one that the page has; called once, when the program starts."""

    form: Any = getattr(NewsPage, "base_form_class", WagtailAdminPageForm)

    class WithinOnesOwn(form):
        """A page that is there keeps its agency; for a new one it is asked where the writer has several."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            if self.for_user is None or "agency" not in self.fields:
                return
            agencies = self._agencies()
            agency, conference = self.fields["agency"], self.fields["conference"]
            agency.queryset = agencies
            conference.queryset = conference.queryset.filter(body_id__in=agencies.values("pk"))
            if len(agencies) == 1:
                agency.disabled, self.initial["agency"] = True, agencies[0].pk

        def _agencies(self) -> QuerySet[Unit]:
            if self.instance.pk is None:
                return agencies_among(bodies_written_for(self.for_user))
            return Unit.objects.filter(pk=self.instance.agency_id)

    NewsPage.base_form_class = WithinOnesOwn
