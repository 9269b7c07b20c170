"""The form of a news page offers the conferences of one's own bodies only."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from bangvang.portal.editing.rights import bodies_written_for
from bangvang.portal.models import NewsPage


def offer_own_conferences() -> None:
    """Put the narrower form on top of the one that the page has; called once, when the program starts."""

    form: Any = getattr(NewsPage, "base_form_class", WagtailAdminPageForm)

    class OwnConferences(form):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            conference = self.fields.get("conference")
            if conference is not None and self.for_user is not None:
                conference.queryset = conference.queryset.filter(body_id__in=bodies_written_for(self.for_user))

    NewsPage.base_form_class = OwnConferences
