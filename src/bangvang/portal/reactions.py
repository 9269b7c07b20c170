"""When a record is corrected, the pages that show it change by themselves; here their editors are told to read them again."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from bangvang.conference.models import Conference, Slate
from bangvang.decision.models import Act, Decision, Line
from bangvang.discretion.models import Wish
from bangvang.discretion.queries import extents_of
from bangvang.indicator.models import Observation
from bangvang.outbox.models import Event
from bangvang.outbox.reactions import on
from bangvang.portal.pages.news import NewsPage
from bangvang.portal.pages.notice import Notice
from bangvang.portal.queries.linked import pages_naming, pages_of_decisions, pages_showing


@on("decision.corrected")
def tell_of_correction(event: Event) -> None:
    line = Line.objects.select_related("decision").get(pk=event.object_id)
    last = line.corrections.order_by("-pk").first()
    if last is None:
        return
    words = _("Quyết định %(code)s vừa đính chính: “%(old)s” nay ghi “%(new)s”.") % {
        "code": line.decision.code,
        "old": last.old,
        "new": last.new,
    }
    _tell(event, pages_of_decisions([line.decision_id]), words)


@on("decision.act_issued")
def tell_of_act(event: Event) -> None:
    act = Act.objects.get(pk=event.object_id)
    honours = [item.honour for item in act.items.select_related("honour")]
    granted = Decision.objects.filter(
        code__in=[one.decision_code for one in honours], signed_on__in=[one.decided_on for one in honours]
    )
    words = _("%(act)s: %(what)s khen thưởng đã nêu trong tin.") % {
        "act": act.code,
        "what": act.get_kind_display().lower(),
    }
    _tell(event, pages_of_decisions(granted.values_list("pk", flat=True)), words)


@on("discretion.shown")
def tell_of_showing(event: Event) -> None:
    """Lists change by themselves; what an editor typed does not, so the editor is told. The name stays out of the notice."""
    wish = Wish.objects.get(pk=event.object_id)
    honours = [row.honour for row in wish.showings.select_related("honour")]
    if not extents_of([one.pk for one in honours]):
        return
    shown = pages_of_decisions([one.source["decision"] for one in honours if "decision" in one.source])
    named = pages_naming({one.name_as_written for one in honours})
    words = _("Một người trong tin vừa được bớt hiện tên (đề nghị số %(number)d). Danh sách đã đổi; hãy xem lại chữ gõ tay.")
    _tell(event, {page.pk: page for page in (*shown, *named)}.values(), words % {"number": wish.pk})


@on("indicator.corrected")
def tell_of_figure(event: Event) -> None:
    observation = Observation.objects.select_related("indicator").get(pk=event.object_id)
    words = _("Số của chỉ tiêu “%(name)s” kỳ %(period)s vừa được sửa.") % {
        "name": observation.indicator.name,
        "period": observation.period.label,
    }
    _tell(event, pages_showing([observation.indicator]), words)


@on("conference.revised", "conference.handed_over")
def tell_of_conference(event: Event) -> None:
    conference = Conference.objects.get(pk=event.object_id)
    words = _("Hội nghị “%(name)s” vừa được sửa: ý chỉ đạo, quyết định trao hoặc ngày, nơi tổ chức.")
    _tell(event, pages_showing([conference]), words % {"name": conference.name})


@on("conference.slate_voted_on")
def tell_of_vote(event: Event) -> None:
    slate = Slate.objects.select_related("conference").get(pk=event.object_id)
    words = _("Hội nghị “%(name)s” vừa có kết quả biểu quyết đại biểu dự %(congress)s.")
    _tell(
        event,
        pages_showing([slate.conference]),
        words % {"name": slate.conference.name, "congress": slate.congress},
    )


def _tell(event: Event, pages: Iterable[NewsPage], words: str) -> None:
    """One notice a page; a second delivery of the same event adds none."""
    Notice.objects.bulk_create(
        [Notice(page=page, event=event.pk, words=words[:400]) for page in pages], ignore_conflicts=True
    )
