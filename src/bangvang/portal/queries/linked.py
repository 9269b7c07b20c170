"""Which pieces of news show a record: asked from the index of references that Wagtail keeps of every page."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from wagtail.models import ReferenceIndex

from bangvang.conference.models import Conference
from bangvang.decision.models import Decision
from bangvang.portal.pages.news import NewsPage, published
from bangvang.portal.queries.disagreement import words_of
from bangvang_paper.vietnamese import folded

READ = 3_000


def pages_showing(things: Iterable[Model]) -> QuerySet[NewsPage]:
    """Pages with a block or a field that leads to any of ``things``."""
    said = Q(pk__in=[])
    for thing in things:
        kind = ContentType.objects.get_for_model(thing)
        said |= Q(to_content_type=kind, to_object_id=str(thing.pk))
    mine = ContentType.objects.get_for_model(NewsPage)
    found = ReferenceIndex.objects.filter(said, content_type=mine).values_list("object_id", flat=True)
    return NewsPage.objects.filter(pk__in=[int(key) for key in found.distinct()])


def pages_naming(names: Iterable[str]) -> list[NewsPage]:
    """Published news with one of the ``names`` among their typed words, the newest `READ` looked through."""
    wanted = [f" {folded(name)} " for name in names]
    news = published()[:READ]
    return [page for page in news if any(name in f" {folded(words_of(page))} " for name in wanted)]


def pages_of_decisions(decisions: Iterable[int]) -> QuerySet[NewsPage]:
    """Pages that show a decision themselves, or through the conference it was handed over at."""
    whole = list(Decision.objects.filter(pk__in=decisions))
    return pages_showing([*whole, *Conference.objects.filter(decisions__in=whole).distinct()])
