"""The way of news to the readers: a writer asks for a review, a reviewer publishes; later their editor reads them again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.pages.notice import Notice
from bangvang.portal.permissions import NOT_A_REVIEWER, may_edit_news, may_publish_news
from bangvang.portal.queries.disagreement import decisions_on, disagreements, words_of
from bangvang.register.permissions import require


def ask_for_review(by: User, page: NewsPage, *, author: str, source: str) -> NewsPage:
    """Send a draft, with the initials and the source that it will show, to those who let news out.

    Raises PermissionDenied; Refusal when it waits for them already, or when the portal has no review.
    """
    require(may_edit_news(by, page))
    workflow, turn = page.get_workflow(), page.current_workflow_state
    if workflow is None:
        raise Refusal("Chưa gửi duyệt được: cổng chưa có bước duyệt. Hãy chạy lại lệnh: bangvang migrate")
    if page.workflow_in_progress:
        raise Refusal("Tin này đã gửi duyệt và đang chờ. Muốn sửa tiếp, hãy mở trong phần biên tập và rút về.")
    with transaction.atomic():
        page.author, page.source = author, source
        page.save_revision(user=by)
        turn.resume(user=by) if turn is not None else workflow.start(page, by)  # sent back once, it goes on from there
        audit.record(by, "submitted_news", page)
    return page


def publish_news(
    by: User, page: NewsPage, *, at: datetime, author: str, source: str, kept: Sequence[str] = (), reason: str = ""
) -> NewsPage:
    """Publish with the hour, the initials and the source that the page shows. ``at``: at most now.

    ``kept`` are words that disagree with a signed decision and that the reviewer keeps all the same, for ``reason``.
    Raises PermissionDenied; Refusal when the hour lies ahead, or other words disagree, or they are kept for no reason.
    """
    require(may_publish_news(by, page), str(NOT_A_REVIEWER))
    if at > timezone.now():
        raise Refusal(
            "Giờ đăng còn ở phía trước nên chưa đăng. Hãy ghi giờ hiện tại, hoặc hẹn giờ ở phần Lịch đăng của phần biên tập."
        )
    require_borne_out(page, kept=kept)
    if kept and not reason.strip():
        raise Refusal("Chưa đăng: anh/chị giữ chữ không khớp quyết định mà chưa ghi lý do. Hãy ghi lý do rồi đăng lại.")
    with transaction.atomic():
        page.published_at, page.author, page.source = at, author, source
        page.save_revision(user=by).publish(user=by, skip_permission_checks=True)  # ours were asked above
        audit.record(by, "published_news", page, note=f"{'; '.join(kept)}: {reason}"[:1000] if kept else "")
    page.refresh_from_db()
    return page


def require_borne_out(page: NewsPage, *, kept: Sequence[str] = ()) -> None:
    """The one rule for every door that lets news out: no words that disagree with a signed decision but those ``kept``.

    Raises Refusal with the words and with the way on: mending them, or keeping them for a reason on the newsroom's own page.
    """
    found = disagreements(words_of(page), decisions_on(page), timezone.localdate())
    unread = [one.written for one in found if one.sure and one.written not in kept]
    if unread:
        raise Refusal(
            f"Chưa đăng: trong tin có chữ không khớp quyết định đã ký ({'; '.join(unread)}). Hãy sửa trong phần biên tập, "
            "hoặc mở trang đăng tin ở Soạn tin, đánh dấu là vẫn giữ và ghi lý do."
        )


def mark_read(by: User, notice: Notice) -> None:
    """Somebody looked at the page again after its record had changed. Done once; raises PermissionDenied."""
    require(may_edit_news(by, notice.page))
    with transaction.atomic():
        if Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now(), read_by=by):
            audit.record(by, "read_notice", notice.page, note=notice.words)
