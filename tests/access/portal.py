"""The portal is for everybody; its newsroom for editors of the body."""

from __future__ import annotations

from django.utils import timezone

from access import exemplar
from access.route import Route
from bangvang.exemplar.models import Story
from bangvang.portal.models import NewsPage, Notice
from bangvang.portal.queries.public_keys import CONFERENCES, STORIES, key_of
from bangvang.register.choices import Role
from bangvang.register.public_keys import HONOURS
from cast import World


def _published(world: World) -> NewsPage:
    NewsPage.objects.filter(pk=world.news.pk).update(live=True, published_at=timezone.now())
    return world.news


def _story(world: World) -> Story:
    """The released story of the unit that the table of models keeps."""
    model = exemplar.model_kept(world)
    Story.objects.filter(model=model).update(
        state="released", reviewed_by=world.user(Role.OFFICER), released_by=world.user(Role.EDITOR)
    )
    return Story.objects.get(model=model)


def _picture(world: World) -> dict[str, object]:
    story = _story(world)
    return {"key": STORIES.of(story.pk), "number": story.model.pictures.get().pk}


ROUTES = {
    "wagtail_serve": Route(make=lambda world: {"path": ""}, public=True),
    "portal:roll": Route(public=True),
    "portal:verify": Route(public=True),
    "portal:rss": Route(public=True),
    "portal:issuers": Route(public=True),
    "portal:offline": Route(public=True),
    "portal:certificate": Route(make=lambda world: {"public_id": world.certificate.public_id}, public=True),
    **{
        f"portal:{name}": Route(public=True) for name in ("atom", "json", "search", "decisions", "movements", "contact")
    },
    **{f"portal:{name}": Route(public=True) for name in ("conferences", "documents")},
    **{f"portal:{name}": Route(public=True) for name in ("sitemap", "robots")},
    **{
        f"portal:section_{kind}": Route(make=lambda world: {"slug": "tin-hoi-nghi"}, public=True)
        for kind in ("rss", "atom", "json")
    },
    "portal:decision": Route(make=lambda world: {"key": key_of(world.certificate.line.decision_id)}, public=True),
    "portal:honour": Route(make=lambda world: {"key": HONOURS.of(world.certificate.honour_id)}, public=True),
    "portal:conference": Route(make=lambda world: {"key": CONFERENCES.of(_published(world).conference_id)}, public=True),
    "portal:exemplars": Route(public=True),
    "portal:exemplar": Route(make=lambda world: {"key": STORIES.of(_story(world).pk)}, public=True),
    "portal:exemplar_picture": Route(make=lambda world: _picture(world), public=True),
    "portal:paper": Route(make=lambda world: {"page_id": _published(world).pk}, public=True),
    "portal:alarms": Route(allowed={Role.ADMINISTRATOR}, own_place=True),
    "portal:newsroom": Route(allowed={Role.EDITOR}, own_place=True),
    "portal:compare": Route(
        allowed={Role.EDITOR}, own_place=True, method="post", data=lambda world: {"text": "Bằng khen của Sở"}
    ),
    "portal:read_notice": Route(
        make=lambda world: {"notice_id": Notice.objects.create(page=world.news, event=1, words="đổi").pk},
        allowed={Role.EDITOR},
        method="post",
    ),
    "portal:draft": Route(
        make=lambda world: {"conference_id": world.conference.pk}, allowed={Role.EDITOR}, method="post"
    ),
    "portal:publish": Route(  # an editor may ask for a review there, a leader publishes
        make=lambda world: {"page_id": world.news.pk}, allowed={Role.EDITOR, Role.LEADER}
    ),
}
