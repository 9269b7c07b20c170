"""What the screen of the hall shows, one thing after another: each part of the programme, and inside the honours each decision,
each group on the stage and each name, in the words of the decisions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bangvang.conference.choices import ProgrammeKind
from bangvang.conference.models import Conference, ProgrammeItem
from bangvang.conference.queries.honours import Called, Honours, OnStage, StageGroup, honours_in_order
from bangvang.conference.queries.programme import Timed, items_of, programme_of
from bangvang.conference.script import award_of, coming, count_of
from bangvang.decision.wording import counted, counts_of_kinds, joined
from bangvang_paper.typesetting.wording import long_day

WELCOME = ""
"""The key of the first cue: the name of the conference, before it begins."""


@dataclass(frozen=True)
class Cue:
    """One thing on the screen. ``key`` stays when the programme or the order changes; ``item`` None: before it begins.

    ``kicker`` stands small above ``heading``, ``said`` below it; ``names`` are those on the stage; ``beside`` is who does it.
    ``label`` names it on the remote.
    """

    key: str
    item: ProgrammeItem | None
    heading: str
    kicker: str = ""
    said: str = ""
    names: tuple[tuple[str, str], ...] = ()
    beside: str = ""
    label: str = ""

    @property
    def is_called(self) -> bool:
        """Whether one recipient is read out."""
        return self.key.startswith("ten-")

    @property
    def is_inside(self) -> bool:
        """Whether it is a step inside a part of the programme."""
        return bool(self.key) and not self.key.startswith("muc-")


@dataclass(frozen=True)
class Standing:
    """Where the conference is: what was before, what is shown, what comes; which part of the programme comes next."""

    cues: tuple[Cue, ...]
    at: int

    @property
    def now(self) -> Cue:
        return self.cues[self.at]

    @property
    def before(self) -> Cue | None:
        return self.cues[self.at - 1] if self.at else None

    @property
    def after(self) -> Cue | None:
        return self.cues[self.at + 1] if self.at + 1 < len(self.cues) else None

    @property
    def next_part(self) -> Cue | None:
        """The next part of the programme, whatever steps are left inside this one."""
        here = self.now.item
        return next(
            (one for one in self.cues[self.at + 1 :] if not one.is_inside and (here is None or one.item != here)), None
        )


def standing_at(conference: Conference, key: str) -> Standing:
    """All cues of the conference, and the place of ``key``; one that is no longer there stands at its part of the programme."""
    cues = tuple(_cues(conference))
    places = {one.key: place for place, one in enumerate(cues)}
    if key in places:
        return Standing(cues, places[key])
    honours = next(
        (place for place, one in enumerate(cues) if one.item and one.item.kind == ProgrammeKind.COMMENDATION), 0
    )
    return Standing(cues, 0 if key.startswith("muc-") else honours)


def _cues(conference: Conference) -> Iterator[Cue]:
    programme = programme_of(conference)
    items = items_of(programme) if programme is not None else []
    begins = _("Bắt đầu lúc %(at)s") % {"at": items[0].begins_at} if items else ""
    yield Cue(WELCOME, None, conference.name, said=begins, beside=conference.place, label=_("Trước giờ bắt đầu"))
    for one in items:
        item = one.item
        kicker = "" if item.get_kind_display().lower() in item.title.lower() else item.get_kind_display().capitalize()
        yield Cue(f"muc-{item.pk}", item, item.title, kicker=kicker, beside=item.led_by.rstrip(",; "), label=item.title)
        if item.kind == ProgrammeKind.COMMENDATION and programme is not None:
            honours = honours_in_order(conference, per_group=programme.per_group)
            yield from _honours(conference, one, honours)


def _honours(conference: Conference, timed: Timed, honours: Honours) -> Iterator[Cue]:
    item = timed.item
    hands = item.led_by.rstrip(",; ") or _("lãnh đạo %(body)s") % {"body": conference.body.name}
    given = _("Trao: %(hands)s") % {"hands": hands}
    count, place = len(honours.groups), 0
    for one in honours.decisions:
        yield _decision(item, one)
        for group in one.groups:
            place += 1
            yield _group(item, one, group, _("Lượt %(place)d/%(count)d") % {"place": place, "count": count}, given)
            for called in group.called:
                yield _called(item, one, group, called, given)


def _decision(item: ProgrammeItem, one: OnStage) -> Cue:
    told = {"code": one.decision.code, "day": long_day(one.decision.signed_on)}
    recipients = joined(counted(counts_of_kinds(group.kind for group in one.groups for _who in group.called)))
    return Cue(
        f"qd-{one.decision.pk}",
        item,
        _("%(award)s cho %(recipients)s") % {"award": _large(award_of(one)), "recipients": recipients},
        kicker=_("Quyết định số %(code)s %(day)s") % told,
        said=one.authority,
        label=_("Công bố Quyết định số %(code)s") % told,
    )


def _group(item: ProgrammeItem, one: OnStage, group: StageGroup, turn: str, given: str) -> Cue:
    names = tuple(_named(group, called) for called in group.called)
    told = {"turn": turn, "count": count_of(group)}
    return Cue(
        f"luot-{one.decision.pk}-{group.number}",
        item,
        _("Mời %(who)s lên sân khấu") % {"who": coming(group)},
        kicker=f"{turn}: {_large(award_of(one))}",
        names=names,
        beside=given,
        label=_("%(turn)s: %(count)s") % told,
    )


def _called(item: ProgrammeItem, one: OnStage, group: StageGroup, called: Called, given: str) -> Cue:
    name, place = _named(group, called)
    late = _(" (truy tặng)") if group.posthumous else ""
    return Cue(
        f"ten-{called.line}", item, name, kicker=f"{_large(award_of(one))}{late}", said=place, beside=given, label=name
    )


def _named(group: StageGroup, called: Called) -> tuple[str, str]:
    """(name, post and unit), as the decision has them."""
    name = f"{called.honorific} {called.name}".strip()
    place = ", ".join(part for part in (called.position, called.unit_name) if part)
    if group.family:
        place = "; ".join(part for part in (place, _("đại diện gia đình nhận")) if part)
    return name, place


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]
