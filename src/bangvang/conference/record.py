"""Minutes and resolution of a conference, word by word from its records: who was there, the programme as it went, what was
handed over, how the vote came out, what was directed; and what the secretary wrote.

Nothing is asserted that no record holds. What a record should hold and does not is left as a place to fill.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.conference.choices import HallDuty, ProgrammeKind, RecordKind
from bangvang.conference.models import Attendee, Conference, ItemBegun, RecordDraft
from bangvang.conference.queries.attendance import presence_of
from bangvang.conference.queries.delegates import Chosen, voted_at
from bangvang.conference.queries.elected import names_sent
from bangvang.conference.queries.honours import Honours, OnStage, honours_in_order
from bangvang.conference.queries.invitations import invited_as
from bangvang.conference.queries.programme import Timed, clock_of, items_of, minutes_after_midnight, programme_of
from bangvang.conference.queries.record import notes_of
from bangvang.conference.queries.seating import on_duty
from bangvang.conference.queries.tasks import directions_of
from bangvang.conference.script import UNWRITTEN, award_of
from bangvang.decision.wording import counted, counts_of_kinds, joined, movement_in_sentence
from bangvang.movement.choices import MovementState
from bangvang.register.choices import RecipientKind
from bangvang.vote.choices import VoteOutcome
from bangvang_paper.typesetting.wording import long_day

_SPOKEN = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")


@dataclass(frozen=True)
class Section:
    """``heading`` "" goes on without one; lines are whole sentences."""

    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """A paper in words: what stands before its sections, the sections, and who signs."""

    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    chair: str
    secretary: str
    grounds: tuple[str, ...] = field(default=())

    @property
    def blanks(self) -> int:
        """How many places are left to fill."""
        return json.dumps(as_data(self), ensure_ascii=False).count(UNWRITTEN)


def record_of(conference: Conference, draft: RecordDraft) -> Record:
    """The paper as it reads now."""
    writer = _Minutes if draft.kind == RecordKind.MINUTES else _Resolution
    return writer(conference, draft).record()


def as_data(record: Record) -> dict[str, Any]:
    """The paper as JSON types, the same before and after it was kept."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(record), ensure_ascii=False))
    return data


def from_data(data: dict[str, Any]) -> Record:
    """What `as_data` gave, as a paper again."""
    sections = tuple(Section(one["heading"], tuple(one["lines"])) for one in data["sections"])
    return Record(
        tuple(data["opening"]), sections, data["chair"], data["secretary"], grounds=tuple(data["grounds"])
    )  # fmt: skip


class _Writer:
    """What both papers ask of the records."""

    def __init__(self, conference: Conference, draft: RecordDraft) -> None:
        self.conference, self.draft = conference, draft
        self.duties = on_duty(conference)
        self.votes = voted_at(conference)
        self.chair, self.secretary = self._named(HallDuty.CHAIR), self._named(HallDuty.SECRETARY)

    def _on(self, duty: HallDuty) -> list[Attendee]:
        return [one for one in self.duties if one.duty.duty == duty]

    def _named(self, duty: HallDuty) -> str:
        return next((invited_as(one).name for one in self._on(duty)), UNWRITTEN)

    def _words(self, *duties: HallDuty) -> str:
        return "; ".join(invited_as(one).words for duty in duties for one in self._on(duty)) or UNWRITTEN

    def _directions(self) -> Iterator[str]:
        """ "Một là, bám sát kế hoạch …;" as they were counted."""
        for place, direction in enumerate(directions_of(self.conference)):
            said = direction[:1].lower() + direction[1:] if direction[1:2].islower() else direction
            number = f"{_SPOKEN[place]} là" if place < len(_SPOKEN) else _("Ý thứ %(place)d") % {"place": place + 1}
            yield f"{number}, {said.rstrip('.;')}."

    def _vote(self, one: Chosen) -> Iterator[str]:
        told = {"count": len(one.slate.vote.names.splitlines()), "to": one.slate.congress, "result": one.sentence}
        words = _("Biểu quyết danh sách %(count)d đại biểu dự %(to)s: %(result)s.") % told
        yield f"{words} {_('Hội nghị thông qua danh sách.')}" if one.outcome == VoteOutcome.PASSED else words
        yield from one.slate.vote.names.splitlines()


class _Minutes(_Writer):
    """Biên bản, in the order of NĐ 30/2020/NĐ-CP, Mẫu 1.9: time, place, who, chair, secretary, what happened, the end."""

    def __init__(self, conference: Conference, draft: RecordDraft) -> None:
        super().__init__(conference, draft)
        programme = programme_of(conference)
        self.items = items_of(programme) if programme is not None else []
        self.notes = notes_of(conference)
        begun = ItemBegun.objects.filter(item__programme__conference=conference)
        self.begun = {item: timezone.localtime(at) for item, at in begun.values_list("item_id", "at")}
        self.honours = honours_in_order(conference, per_group=programme.per_group) if programme else None

    def record(self) -> Record:
        return Record(tuple(self._opening()), tuple(self._sections()), self.chair, self.secretary)

    def _opening(self) -> Iterator[str]:
        one, heads = self.conference, presence_of(self.conference)
        first = self.begun.get(self.items[0].item.pk) if self.items else None
        began = _hour(self.draft.began_at or first)
        yield _("Thời gian bắt đầu: %(at)s, %(day)s.") % {"at": began, "day": long_day(one.held_on)}
        yield _("Địa điểm: %(place)s.") % {"place": one.place or UNWRITTEN}
        told = {"here": heads.delegates_here, "all": heads.delegates, "others": heads.others_here}
        present = _("có mặt %(here)d trên %(all)d đại biểu được triệu tập; khách mời, ban tổ chức: %(others)d")
        yield _("Thành phần tham dự: %(present)s.") % {"present": present % told}
        if one.guest:
            yield _("Dự và chỉ đạo: %(guest)s.") % {"guest": one.guest.strip().rstrip(",;.")}
        yield _("Chủ trì: %(who)s.") % {"who": self._words(HallDuty.CHAIR)}
        if self._on(HallDuty.PRESIDIUM):
            yield _("Đoàn Chủ tịch: %(who)s.") % {"who": self._words(HallDuty.PRESIDIUM)}
        yield _("Thư ký (người ghi biên bản): %(who)s.") % {"who": self._words(HallDuty.SECRETARY)}

    def _sections(self) -> Iterator[Section]:
        told: set[str] = set()
        for place, one in enumerate(self.items, start=1):
            lines = self._went(one) if one.item.kind not in told else self._said(one)
            told.add(one.item.kind)
            heading = f"{place}. {self._clock(one)}: {one.item.title}"
            yield Section(heading, tuple(lines))
        yield from self._left(told)
        if added := _lines(self.draft.text):
            yield Section(_("Ý kiến khác"), added)
        if concluded := _lines(self.draft.conclusion):
            yield Section(_("Kết luận"), concluded)
        ended = {"at": _hour(self.draft.ended_at), "day": long_day(self.conference.held_on)}
        yield Section("", (_("Hội nghị kết thúc lúc %(at)s, %(day)s./.") % ended,))

    def _clock(self, one: Timed) -> str:
        """When it began by the screen of the hall; by the programme where the screen was not driven."""
        begun = self.begun.get(one.item.pk)
        return clock_of(minutes_after_midnight(begun.time())) if begun is not None else one.begins_at

    def _said(self, one: Timed) -> Iterator[str]:
        if who := one.item.led_by.rstrip(",;. "):
            yield _("Người thực hiện: %(who)s.") % {"who": who}
        yield from _lines(self.notes.get(one.item.pk, ""))

    def _went(self, one: Timed) -> Iterator[str]:
        yield from self._said(one)
        yield from self._recorded(one.item.kind)

    def _recorded(self, kind: str) -> Iterator[str]:
        """What the records hold of this kind of part."""
        if kind == ProgrammeKind.DIRECTION:
            yield from self._directions()
        elif kind == ProgrammeKind.COMMENDATION:
            yield from self._honours(self.honours or honours_in_order(self.conference))
        elif kind == ProgrammeKind.VOTE:
            for vote in self.votes:
                yield from self._vote(vote)

    def _left(self, told: set[str]) -> Iterator[Section]:
        """What happened though the programme had no part for it."""
        headings = {
            ProgrammeKind.COMMENDATION: _("Trao khen thưởng"),
            ProgrammeKind.VOTE: _("Biểu quyết"),
            ProgrammeKind.DIRECTION: _("Ý kiến chỉ đạo"),
        }
        for kind, heading in headings.items():
            if kind not in told and (lines := tuple(self._recorded(kind))):
                yield Section(heading, lines)

    def _honours(self, honours: Honours) -> Iterator[str]:
        for one in honours.decisions:
            yield self._handed_over(one)
            yield from _names(one)
        for left in honours.left_out:
            yield _("Không trao cho %(name)s (Quyết định số %(code)s): %(standing)s theo %(act)s.") % {
                "name": left.name, "code": left.decision.code, "standing": left.standing, "act": left.act
            }  # fmt: skip

    def _handed_over(self, one: OnStage) -> str:
        decision = one.decision
        return _("Công bố Quyết định số %(code)s %(day)s của %(authority)s; trao %(award)s cho %(recipients)s:") % {
            "code": decision.code,
            "day": long_day(decision.signed_on),
            "authority": one.authority,
            "award": award_of(one),
            "recipients": joined(counted(counts_of_kinds(group.kind for group in one.groups for _who in group.called))),
        }


_LABELS = {
    RecipientKind.COLLECTIVE.value: "Tập thể",
    RecipientKind.HOUSEHOLD.value: "Hộ gia đình",
    RecipientKind.INDIVIDUAL.value: "Cá nhân",
}


def _names(one: OnStage) -> Iterator[str]:
    """ "Tập thể: Phòng A; Phòng B." in the order in which they went up."""
    for kind, label in _LABELS.items():
        called = [who.words for group in one.groups if group.kind == kind for who in group.called]
        if called:
            yield f"{label}: {'; '.join(called)}."


class _Resolution(_Writer):
    """Nghị quyết: only what the conference is on record for, then what the secretary adds, an article each."""

    def record(self) -> Record:
        articles = [*self._articles(), *self._added()]
        sections = tuple(
            Section(_("Điều %(number)d. %(heading)s") % {"number": number, "heading": one.heading}, one.lines)
            for number, one in enumerate(articles, start=1)
        )
        grounds = [line.rstrip(";.") for line in _lines(self.draft.grounds)]
        grounds.append(_("Căn cứ kết quả %(name)s %(day)s") % {
            "name": self.conference.name, "day": long_day(self.conference.held_on)
        })  # fmt: skip
        concluded = _lines(self.draft.conclusion)
        closing = (Section("", concluded),) if concluded else ()
        return Record((), (*sections, *closing), self.chair, self.secretary, grounds=tuple(grounds))

    def _articles(self) -> Iterator[Section]:
        one = self.conference
        if one.closes is not None and one.closes.state == MovementState.CLOSED:
            told = {"movement": movement_in_sentence(one.closes.name)}
            yield Section(_("Tổng kết %(movement)s.") % told)
        if one.launches is not None and one.launches.state == MovementState.LAUNCHED:
            told = {"movement": movement_in_sentence(one.launches.name)}
            yield Section(_("Hưởng ứng, tổ chức thực hiện %(movement)s.") % told)
        for vote in self.votes:
            if vote.passed:
                told_of = {"count": vote.names, "to": vote.slate.congress}
                heading = _("Thông qua danh sách %(count)d đại biểu dự %(to)s.") % told_of
                yield Section(heading, (f"{vote.sentence}.", *_numbered(names_sent(vote.slate))))
        if directions := tuple(self._directions()):
            of = _(" của %(guest)s") % {"guest": one.guest.strip().rstrip(",;.")} if one.guest else ""
            yield Section(_("Tiếp thu, tổ chức thực hiện ý kiến chỉ đạo%(of)s:") % {"of": of}, directions)

    def _added(self) -> Iterator[Section]:
        for line in _lines(self.draft.text):
            yield Section(f"{line.rstrip('.')}.")


def _numbered(names: tuple[str, ...]) -> list[str]:
    return [f"{number}. {name}" for number, name in enumerate(names, start=1)]


def _lines(text: str) -> tuple[str, ...]:
    """What was typed, line by line, without empty ones."""
    return tuple(filter(None, (line.strip() for line in text.splitlines())))


def _hour(at: time | datetime | None) -> str:
    return f"{at:%H} giờ {at:%M} phút" if at is not None else UNWRITTEN


def changed_since(kept: dict[str, Any], record: Record) -> bool:
    """Whether the records, or what the secretary wrote, say something else than what was kept."""
    return kept != as_data(record)
