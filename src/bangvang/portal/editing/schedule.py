"""News approved for an hour goes out at that hour and comes down when its time is over. The worker asks every minute."""

from __future__ import annotations

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from bangvang.audit import actions as audit


def publish_due() -> int:
    """Publish what is due and take down what has expired, each with its row in the journal. Returns how many pages."""
    now = timezone.now()
    due = set(Revision.page_revisions.filter(approved_go_live_at__lt=now).values_list("object_id", flat=True))
    over = set(Page.objects.filter(live=True, expire_at__lt=now).values_list("pk", flat=True))
    asked = {int(pk) for pk in due} | over
    if not asked:
        return 0
    call_command("publish_scheduled", verbosity=0)
    for page in Page.objects.filter(pk__in=asked).specific():
        what = "published" if page.live else "unpublished"
        audit.record(None, f"{what}_news", page, note="đúng giờ đã hẹn")
    return len(asked)
