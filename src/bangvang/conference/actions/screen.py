"""The verb of the remote: put one thing on the screen of the hall."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.conference.actions.attendance import taken
from bangvang.conference.cues import WELCOME, Cue, standing_at
from bangvang.conference.models import Conference, HallScreen, ItemBegun
from bangvang.conference.permissions import may_plan, require
from bangvang.outbox import actions as outbox


def show(by: User, conference: Conference, key: str) -> HallScreen:
    """Put the cue ``key`` on the screen; the same again changes nothing, so two presses of one button are one step.

    On the day itself it is kept when each part of the programme was first shown. Going back to the beginning ends a rehearsal:
    what was kept goes. Raises PermissionDenied, `Refusal` for a cue that is no longer there.
    """
    require(may_plan(by, conference))
    with transaction.atomic():
        standing = taken(conference)
        shown = standing_at(standing, key).now
        if shown.key != key:
            raise Refusal(
                _("Chương trình hoặc quyết định vừa đổi nên không còn phần ấy. Hãy chọn lại trong danh sách.")
            )
        screen, _new = HallScreen.objects.get_or_create(conference=standing, defaults={"by": by})
        if screen.cue == key:
            return screen
        HallScreen.objects.filter(pk=screen.pk).update(cue=key, by=by, version=F("version") + 1)
        screen.refresh_from_db()
        _keep_when(standing, shown)
        audit.record(by, "showed", standing, note=shown.label)
        outbox.tell("conference.screen_changed", standing)
    return screen


def _keep_when(conference: Conference, shown: Cue) -> None:
    if shown.key == WELCOME:
        ItemBegun.objects.filter(item__programme__conference=conference).delete()
    elif shown.item is not None and timezone.localdate() == conference.held_on:
        ItemBegun.objects.get_or_create(item=shown.item)
