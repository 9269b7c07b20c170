"""What tests of the editors' area share: forms as the screens post them, and files as editors send them."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Drawing
from portal.english import said_on
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from bangvang.audit.models import Entry
from bangvang.portal.models import HomePage, NewsPage

HOME = "/bien-tap/"


def write_news(by, title, agency, **fields) -> NewsPage:
    page = NewsPage(title=title, live=False, owner=by, agency=agency, **fields)
    HomePage.objects.get().add_child(instance=page)
    page.save_revision(user=by)
    return page


def form_of(page, **changes):
    """What the edit screen posts for a page."""
    return {
        "title": page.title,
        "slug": page.slug,
        "conference": page.conference_id or "",
        "lead": page.lead,
        "body-count": "0",
        "author": page.author,
        "source": page.source,
        "published_at": "",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "attachments-TOTAL_FORMS": "0",
        "attachments-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changes,
    }


def edit(client, user, page, **changes):
    client.force_login(user)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **changes))


def decide(client, user, page, act, **said):
    client.force_login(user)
    state = page.current_workflow_task_state
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, act, state.pk]), said)


def acts_on(page) -> list[tuple[str, str | None]]:
    rows = Entry.objects.filter(object_type="portal.newspage", object_id=page.pk).order_by("pk")
    return [(row.verb, row.actor.username if row.actor else None) for row in rows]


def words_of(answer) -> list[str]:
    """What an answer says; parts for dialogs come as JSON."""
    if answer["Content-Type"].startswith("application/json"):
        return said_on(answer.json().get("html", ""))
    return said_on(answer.content.decode())


def photograph(size=(60, 40), kind="JPEG", **more) -> bytes:
    """A photograph with the place where it was taken, a camera, a comment, and lying on its side."""
    picture = Drawing.new("RGB", size, "#B0161B")
    exif = Drawing.Exif()
    exif[0x010F] = "May anh cua ong Thu"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (20.0, 51.0, 36.0)
    written = BytesIO()
    picture.save(written, kind, exif=exif, **({"comment": "trong nha rieng"} if kind == "JPEG" else {}), **more)
    return written.getvalue()


def pdf(extra: bytes = b"") -> bytes:
    return b"%PDF-1.4\n" + extra + b"\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def post_picture(client, data: bytes, name: str = "anh.jpg", title: str = "Ảnh thử"):
    fields = {"title": title, "file": SimpleUploadedFile(name, data), "description": "Ảnh chụp hội nghị"}
    return client.post(reverse("wagtailimages:add"), fields)


def send_picture(client, data: bytes, name: str = "anh.jpg"):
    assert post_picture(client, data, name).status_code == 302
    return get_image_model().objects.latest("pk")


def post_paper(client, data: bytes, name: str = "tep.pdf"):
    return client.post(reverse("wagtaildocs:add"), {"title": "Tệp thử", "file": SimpleUploadedFile(name, data)})


def send_paper(client, data: bytes, name: str = "tep.pdf"):
    assert post_paper(client, data, name).status_code == 302
    return get_document_model().objects.latest("pk")
