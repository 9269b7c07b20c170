"""The portal's front page and its first sections, laid out once on every installation."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from bangvang.portal.choices import SECTIONS
from bangvang.portal.pages.home import HomePage
from bangvang.portal.pages.section import SectionPage


def lay_out(public_base: str = "") -> HomePage:
    """The front page instead of the framework's welcome page, with the usual sections. What is there already is left alone.

    ``public_base``: the address the portal is reached at; the one of the settings when it is left out.
    """
    standing = HomePage.objects.first()
    if standing is not None:
        return standing
    address = urlsplit(public_base or settings.PUBLIC_BASE or settings.WAGTAILADMIN_BASE_URL)
    with transaction.atomic():
        Page.objects.filter(depth=2).delete()
        Site.objects.all().delete()
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=HomePage(title="Cổng thi đua, khen thưởng", slug="trang-nhat"))
        for slug, name, about in SECTIONS:
            home.add_child(instance=SectionPage(title=name, slug=slug, about=about))
        Site.objects.create(
            hostname=address.hostname or "127.0.0.1",
            port=address.port or (443 if address.scheme == "https" else 80),
            root_page=home,
            is_default_site=True,
            site_name=settings.WAGTAIL_SITE_NAME,
        )
    return home
