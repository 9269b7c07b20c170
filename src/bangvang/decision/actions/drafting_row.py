"""Several decisions of one sitting are drafted at one press: one a form and issuer, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit.refusals import Refusal
from bangvang.catalogue.queries import award_name
from bangvang.council.models import Sitting
from bangvang.decision.actions.drafting import draft_from
from bangvang.decision.models import Decision
from bangvang.decision.permissions import may_draft_for, require
from bangvang.decision.queries import items_by_award
from bangvang.decision.wording import counts_of_kinds
from bangvang.register.models import Issuer


@dataclass(frozen=True)
class Wish:
    """One decision as the officer wants it: ``counts`` as the page showed them, by kind; ``title`` None for the proposed one."""

    award: str
    signed_on: date
    issuer: Issuer
    counts: dict[str, int]
    title: str | None = None


def draft_in_a_row(by: User, sitting: Sitting, wishes: Sequence[Wish]) -> list[Decision]:
    """Draft every decision of ``wishes``, in the order in which they will be numbered; one refused, none is drafted.

    Raises PermissionDenied, and `Refusal` that names the decision which stopped the row: as `draft_from`, and when other
    dossiers wait than the page had shown.
    """
    require(may_draft_for(by, sitting.council.body))
    if not wishes:
        raise Refusal(_("Chưa chọn quyết định nào. Hãy đánh dấu ít nhất một."))
    with transaction.atomic():
        Sitting.objects.select_for_update().get(pk=sitting.pk)  # what waits must not change between the looks below
        waiting = items_by_award(sitting)
        places = {award: place for place, award in enumerate(waiting)}
        ordered = sorted(wishes, key=lambda wish: places.get(wish.award, len(places)))
        made = []
        for place, wish in enumerate(ordered, start=1):
            found = counts_of_kinds(item.recipient_kind for item in waiting.get(wish.award, []))
            made.append(_draft(by, sitting, wish, place, found))
    return made


def _draft(by: User, sitting: Sitting, wish: Wish, place: int, found: dict[str, int]) -> Decision:
    try:
        if any(found.values()) and found != wish.counts:
            raise Refusal(_("Số hồ sơ chờ quyết định vừa đổi sau khi mở trang. Hãy xem lại danh sách và trích yếu."))
        return draft_from(by, sitting, award=wish.award, signed_on=wish.signed_on, issuer=wish.issuer, title=wish.title)
    except Refusal as refusal:
        told = {"place": place, "award": award_name(wish.award), "why": refusal.sentence}
        raise Refusal(
            _("Dừng ở quyết định thứ %(place)d, %(award)s. %(why)s Chưa lập dự thảo nào.") % told, cite=refusal.cite
        ) from refusal
