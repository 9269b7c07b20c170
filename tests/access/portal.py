"""The portal is for everybody; its newsroom for editors of the body."""

from __future__ import annotations

from access.route import Route
from bangvang.register.choices import Role

ROUTES = {
    "portal:roll": Route(public=True),
    "portal:verify": Route(public=True),
    "portal:rss": Route(public=True),
    "portal:issuers": Route(public=True),
    "portal:offline": Route(public=True),
    "portal:certificate": Route(make=lambda world: {"public_id": world.certificate.public_id}, public=True),
    "portal:draft": Route(
        make=lambda world: {"conference_id": world.conference.pk}, allowed={Role.EDITOR}, method="post"
    ),
    "portal:publish": Route(make=lambda world: {"page_id": world.news.pk}, allowed={Role.EDITOR}),
}
