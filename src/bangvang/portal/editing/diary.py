"""What was sent, approved, sent back, published, moved and taken down on the editors' screens goes into the journal of the house.

Wagtail tells of it by signals, and these are the one place where the house listens to any: an edge, not a way inside. What no
editor's request stands behind has its row of the journal from the verb that caused it (`portal.actions`, `schedule`).
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail import signals
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, TaskState, WorkflowState

from bangvang.audit import actions as audit
from bangvang.outbox import actions as outbox
from bangvang.portal.models import NewsPage

SUBMITTED, APPROVED, SENT_BACK, CANCELLED = "submitted_news", "approved_news", "sent_back_news", "withdrew_submission"
PUBLISHED, UNPUBLISHED, MOVED = "published_news", "unpublished_news", "moved_news"
OF_PAGES = {signals.page_published: PUBLISHED, signals.page_unpublished: UNPUBLISHED}
OF_TURNS = {signals.task_submitted: SUBMITTED, signals.task_approved: APPROVED, signals.task_rejected: SENT_BACK}
OUTBOX = {PUBLISHED: "portal.news_published", UNPUBLISHED: "portal.news_unpublished", MOVED: "portal.news_moved"}


def listen() -> None:
    """Begin to listen; the same listener is never heard twice."""
    for signal, verb in OF_PAGES.items():
        signal.connect(_page_listener(verb), weak=False, dispatch_uid=f"bangvang.{verb}")
    for signal, verb in OF_TURNS.items():
        signal.connect(_turn_listener(verb), weak=False, dispatch_uid=f"bangvang.{verb}")
    signals.post_page_move.connect(_moved, weak=False, dispatch_uid=f"bangvang.{MOVED}")
    signals.workflow_cancelled.connect(_withdrawn, weak=False, dispatch_uid=f"bangvang.{CANCELLED}")


def write(verb: str, page: Page, *, note: str = "") -> None:
    """One row of the journal, by the editor at the screen; what changes for readers is told to the outbox, whoever did it."""
    by = get_active_log_context().user
    with transaction.atomic():
        if by is not None:
            audit.record(by, verb, page, note=note)
        if verb in OUTBOX:
            outbox.tell(OUTBOX[verb], page)


def tell_the_hour(page: Page) -> None:
    """News without an hour are in no list: where the editor told none, it is that of the first publication."""
    NewsPage.objects.filter(pk=page.pk, live=True, published_at=None).update(published_at=page.first_published_at)


def _page_listener(verb: str) -> Any:
    def heard(sender: type, instance: Page, **_: Any) -> None:
        tell_the_hour(instance)
        write(verb, instance.specific)

    return heard


def _turn_listener(verb: str) -> Any:
    def heard(sender: type, instance: TaskState, **_: Any) -> None:
        page = instance.workflow_state.content_object
        if isinstance(page, Page):
            write(verb, page.specific, note=instance.comment)

    return heard


def _moved(sender: type, instance: Page, **_: Any) -> None:
    write(MOVED, instance.specific)


def _withdrawn(sender: type, instance: WorkflowState, **_: Any) -> None:
    if isinstance(instance.content_object, Page):
        write(CANCELLED, instance.content_object.specific)
