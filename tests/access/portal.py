"""The portal is for everybody; its newsroom for editors of the body."""

from __future__ import annotations

from django.utils import timezone

from access.route import Route
from bangvang.portal.models import NewsPage, Notice
from bangvang.portal.queries.public_keys import key_of
from bangvang.register.choices import Role
from bangvang.register.public_keys import HONOURS
from cast import World


def _published(world: World) -> NewsPage:
    NewsPage.objects.filter(pk=world.news.pk).update(live=True, published_at=timezone.now())
    return world.news


ROUTES = {
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
    "portal:paper": Route(make=lambda world: {"page_id": _published(world).pk}, public=True),
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
    "portal:publish": Route(make=lambda world: {"page_id": world.news.pk}, allowed={Role.EDITOR}),
}
