"""What the master of ceremonies says, sentence by sentence, from the programme and the order of honours.

Nobody types a name, a number or a day: they come from the issued decisions. Who was not named stays a line to fill.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from bangvang.conference.choices import ProgrammeKind
from bangvang.conference.models import Conference, Programme, ProgrammeItem, ScriptPrint
from bangvang.conference.queries.attendance import presence_of
from bangvang.conference.queries.delegates import delegates_to_vote_on
from bangvang.conference.queries.honours import Honours, OnStage, StageGroup
from bangvang.conference.queries.programme import Timed
from bangvang.decision.wording import counted, counts_of_kinds, joined, movement_in_sentence
from bangvang.movement.models import Movement
from bangvang.register.choices import RecipientKind
from bangvang_paper.typesetting.wording import long_day

UNWRITTEN = "……………………"
"""Where nobody was named yet: to be seen, and filled by hand."""


@dataclass(frozen=True)
class Passage:
    """``heading`` "" goes on without one; ``says`` are whole sentences; ``names`` are read out; ``then`` is said after them."""

    heading: str = ""
    says: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One item of the programme as it is led."""

    clock: str
    title: str
    passages: tuple[Passage, ...]


def script_of(conference: Conference, programme: Programme, items: Sequence[Timed], honours: Honours) -> list[Part]:
    """Every word, in the order of the programme."""
    writer = _Writer(conference, programme, honours)
    return [Part(f"{one.begins_at}–{one.ends_at}", one.item.title, tuple(writer.passages(one))) for one in items]


def blanks_in(parts: Iterable[Part]) -> int:
    """How many places are left to fill by hand."""
    return json.dumps(as_data(parts), ensure_ascii=False).count(UNWRITTEN)


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────
class _Writer:
    """The sentences of each kind of part."""

    def __init__(self, conference: Conference, programme: Programme, honours: Honours) -> None:
        self.conference = conference
        self.honours = honours
        self.guest = _bare(conference.guest)
        self.reads = _bare(programme.reads) or _("đại diện Ban Tổ chức")

    def passages(self, one: Timed) -> Iterator[Passage]:
        item = one.item
        who = _bare(item.who) or UNWRITTEN
        if item.kind == ProgrammeKind.OPENING:
            yield Passage(says=tuple(self._opening(who)))
        elif item.kind == ProgrammeKind.COMMENDATION:
            yield from self._commendation(item)
        else:
            yield Passage(says=tuple(self._plain(ProgrammeKind(item.kind), item.title, who)))

    def _opening(self, who: str) -> Iterator[str]:
        one = self.conference
        yield _("Kính thưa các vị đại biểu, khách quý! Kính thưa toàn thể hội nghị!")
        when = long_day(one.held_on)
        told = {"part": one.part_of_day.capitalize(), "day": when}
        when = _("%(part)s nay, %(day)s") % told if one.part_of_day else _("Hôm nay, %(day)s") % told
        if one.place:
            when = _("%(when)s, tại %(place)s") % {"when": when, "place": one.place}
        facts = {"when": when, "body": one.body.name, "name": one.name}
        yield _("%(when)s, %(body)s trọng thể tổ chức %(name)s.") % facts
        if self.guest:
            yield _("Hội nghị trân trọng giới thiệu và nhiệt liệt chào mừng %(guest)s đến dự và chỉ đạo.") % {
                "guest": _inside(self.guest)
            }
        heads = presence_of(one) if one.presence_closed_at is not None else None
        if heads is not None and heads.delegates:
            yield _("Có mặt tại hội nghị: %(here)d trên %(all)d đại biểu được mời.") % {
                "here": heads.delegates_here,
                "all": heads.delegates,
            }
        yield _("Trân trọng kính mời %(who)s phát biểu khai mạc hội nghị.") % {"who": _inside(who)}

    def _plain(self, kind: ProgrammeKind, title: str, who: str) -> Iterator[str]:
        one = self.conference
        told = {"who": _inside(who), "title": title, "name": one.name}
        told["short"] = "" if who == UNWRITTEN else f" {_short(who)}"
        told["of"] = "" if who == UNWRITTEN else _(" của %(who)s") % {"who": _short(who)}
        if kind == ProgrammeKind.REPORT:
            yield _("Tiếp theo chương trình, trân trọng kính mời %(who)s trình bày %(title)s.") % (
                told | {"title": _inside(title)}
            )
            yield _("Xin trân trọng cảm ơn%(short)s.") % told
        elif kind == ProgrammeKind.TYPICAL_CASE:
            yield _("Kính thưa hội nghị, tiếp theo là phần “%(title)s”.") % told
            yield _("Trân trọng kính mời %(who)s.") % told
            yield _("Xin cảm ơn%(short)s về những kinh nghiệm quý vừa chia sẻ.") % told
        elif kind == ProgrammeKind.DIRECTION:
            yield _("Trân trọng kính mời %(who)s phát biểu chỉ đạo hội nghị.") % told
            yield _("Hội nghị xin trân trọng cảm ơn và nghiêm túc tiếp thu ý kiến chỉ đạo%(of)s.") % told
        elif kind == ProgrammeKind.LAUNCH:
            if one.launches is not None:
                told["movement"] = _named(one.launches)
                yield _("Trân trọng kính mời %(who)s phát động %(movement)s.") % told
            else:
                yield _("Tiếp theo chương trình là phần “%(title)s”.") % told
                yield _("Trân trọng kính mời %(who)s.") % told
            yield _("Đề nghị các đơn vị, các đại biểu tích cực hưởng ứng. Xin trân trọng cảm ơn%(short)s.") % told
        elif kind == ProgrammeKind.VOTE:
            lists = delegates_to_vote_on(one)
            for count, congress in lists:
                yield _("Tiếp theo, hội nghị biểu quyết danh sách %(count)sđại biểu dự %(to)s.") % {
                    "count": f"{count} " if count else "",
                    "to": congress,
                }
            if not lists:
                yield _("Tiếp theo chương trình là phần “%(title)s”.") % told
            yield _("Trân trọng kính mời %(who)s điều hành phần biểu quyết.") % told
        elif kind == ProgrammeKind.CLOSING:
            yield _("Trân trọng kính mời %(who)s phát biểu bế mạc hội nghị.") % told
            yield (
                _("%(name)s đến đây kết thúc. Kính chúc các vị đại biểu, khách quý sức khỏe. Xin trân trọng cảm ơn!")
                % told
            )
        else:
            yield _("Tiếp theo chương trình là phần “%(title)s”.") % told
            if who != UNWRITTEN:
                yield _("Trân trọng kính mời %(who)s.") % told

    def _commendation(self, item: ProgrammeItem) -> Iterator[Passage]:
        hands = _bare(item.led_by) or _("lãnh đạo %(body)s") % {"body": self.conference.body.name}
        groups = self.honours.groups
        if not groups:
            yield Passage(says=(_("Chưa có quyết định nào để trao: %(blank)s.") % {"blank": UNWRITTEN},))
            return
        counts = counts_of_kinds(group.kind for _one, group in groups for _who in group.called)
        yield Passage(
            says=(
                _("Kính thưa hội nghị, sau đây là phần trao khen thưởng cho %(recipients)s.")
                % {"recipients": joined(counted(counts))},
            )
        )
        place = 0
        for one in self.honours.decisions:
            yield Passage(_("Quyết định số %(code)s") % {"code": one.decision.code}, says=(self._reading(one),))
            for group in one.groups:
                following = groups[place + 1] if place + 1 < len(groups) else None
                place += 1
                yield self._group(one, group, place, len(groups), following, hands)
        yield Passage(
            says=(
                _("Xin nhiệt liệt chúc mừng %(whom)s vừa được khen thưởng.")
                % {"whom": joined([_PLURAL[kind] for kind, count in counts.items() if count])},
            )
        )

    def _reading(self, one: OnStage) -> str:
        decision = one.decision
        return _(
            "Trân trọng kính mời %(reads)s công bố Quyết định số %(code)s %(day)s của %(authority)s %(about)s."
        ) % {
            "reads": _inside(self.reads),
            "code": decision.code,
            "day": long_day(decision.signed_on),
            "authority": one.authority,
            "about": _inside(decision.title),
        }

    def _group(
        self,
        one: OnStage,
        group: StageGroup,
        place: int,
        of: int,
        following: tuple[OnStage, StageGroup] | None,
        hands: str,
    ) -> Passage:
        words = {
            "who": coming(group),
            "award": award_of(one),
            "late": _(" (truy tặng)") if group.posthumous else "",
            "code": one.decision.code,
            "day": long_day(one.decision.signed_on),
            "hands": _inside(hands),
        }
        says = (
            _(
                "Trân trọng kính mời %(who)s sau đây lên sân khấu nhận %(award)s%(late)s theo Quyết định số %(code)s %(day)s:"
            )
            % words
        )
        then = [_("Trân trọng kính mời %(hands)s trao %(award)s.") % words]
        if following is not None:
            then.append(self._prepare(*following))
        heading = _("Lượt %(place)d/%(of)d: %(count)s trên sân khấu") % {
            "place": place, "of": of, "count": count_of(group)
        }  # fmt: skip
        return Passage(heading, (says,), tuple(one.words for one in group.called), tuple(then))

    def _prepare(self, one: OnStage, group: StageGroup) -> str:
        first, last = group.called[0].name, group.called[-1].name
        told = {"who": coming(group), "first": first, "last": last, "award": award_of(one)}
        if len(group.called) == 1:
            return _("Xin mời %(who)s chuẩn bị lên sân khấu nhận %(award)s: %(first)s.") % told
        return _("Xin mời %(who)s chuẩn bị lên sân khấu nhận %(award)s, từ %(first)s đến %(last)s.") % told


_PLURAL = {
    RecipientKind.COLLECTIVE.value: "các tập thể",
    RecipientKind.HOUSEHOLD.value: "các hộ gia đình",
    RecipientKind.INDIVIDUAL.value: "các cá nhân",
}


def count_of(group: StageGroup) -> str:
    """ "8 cá nhân", "2 cá nhân (truy tặng)", "1 cá nhân (gia đình nhận)"."""
    if group.posthumous:
        return _("%(told)s (truy tặng)") % {"told": who_of(group)}
    return _("%(told)s (gia đình nhận)") % {"told": who_of(group)} if group.family else who_of(group)


def who_of(group: StageGroup) -> str:
    """Inside a sentence: "8 cá nhân"."""
    return joined(counted({group.kind: len(group.called)}))


def coming(group: StageGroup) -> str:
    """Who goes up: people themselves; for a collective, a household or the dead somebody who stands for them."""
    if group.family:
        return _("đại diện gia đình %(who)s") % {"who": who_of(group)}
    if group.kind == RecipientKind.INDIVIDUAL:
        return who_of(group)
    return _("đại diện %(who)s") % {"who": who_of(group)}


def award_of(one: OnStage) -> str:
    """Inside a sentence: "Giấy khen", "danh hiệu “Lao động tiên tiến”"."""
    return _("danh hiệu “%(name)s”") % {"name": one.award_name} if one.is_title else one.award_name


def _bare(words: str) -> str:
    return words.strip().strip(",;.").strip()


_SPOKEN_LOW = ("Đồng chí ", "Đại diện ", "Lãnh đạo ", "Ông ", "Bà ", "Các ", "Về việc ", "Báo cáo ", "Phong trào ")
"""Beginnings that are small inside a sentence; whatever else begins a name keeps its capital."""


def _inside(words: str) -> str:
    """As it stands inside a sentence: "Đồng chí Lê Khắc Nam" → "đồng chí Lê Khắc Nam", without its stop."""
    bare = _bare(words)
    return bare[:1].lower() + bare[1:] if bare.startswith(_SPOKEN_LOW) else bare


def _short(who: str) -> str:
    """A name without the offices after it, for thanks: "đồng chí Lê Khắc Nam"."""
    return _inside(who.partition(",")[0])


def _named(movement: Movement) -> str:
    name = movement_in_sentence(movement.name)
    return (
        _("%(name)s với chủ đề “%(slogan)s”") % {"name": name, "slogan": movement.slogan} if movement.slogan else name
    )


# ── what is kept of a print ──────────────────────────────────────────────────────────────────────────────────────────
def order_of(honours: Honours) -> list[list[Any]]:
    """The order as kept with a print: [decision, line, group, what is called, whether the family comes]."""
    return [
        [one.decision.code, called.ordinal, place, called.words, group.family]
        for place, (one, group) in enumerate(honours.groups, start=1)
        for called in group.called
    ]


def hash_of(order: list[list[Any]]) -> str:
    """SHA-256 of the order as JSON."""
    return hashlib.sha256(json.dumps(order, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def as_data(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """Parts as JSON types, the same before and after they were kept."""
    data: list[dict[str, Any]] = json.loads(json.dumps([asdict(part) for part in parts], ensure_ascii=False))
    return data


def from_data(data: Iterable[dict[str, Any]]) -> list[Part]:
    """What `as_data` gave, as parts again."""
    return [
        Part(
            part["clock"],
            part["title"],
            tuple(
                Passage(one["heading"], tuple(one["says"]), tuple(one["names"]), tuple(one["then"]))
                for one in part["passages"]
            ),
        )
        for part in data
    ]


@dataclass(frozen=True)
class Changes:
    """What is otherwise than in a print: who came, who went, who reads otherwise; the order, or only what is said around it."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    reworded: tuple[tuple[str, str], ...] = ()
    reordered: bool = False
    other_words: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.reworded or self.reordered or self.other_words)

    @property
    def of_honours(self) -> bool:
        """Whether decisions, and not only the words around them, changed."""
        return bool(self.added or self.gone or self.reworded or self.reordered)


def changes_since(printed: ScriptPrint, honours: Honours, parts: Sequence[Part]) -> Changes:
    """What changed since the print was made."""
    now = order_of(honours)
    if hash_of(now) == printed.order_sha256:
        return Changes(other_words=as_data(parts) != printed.parts)
    before = {(code, line): words for code, line, _group, words, _late in printed.order}
    after = {(code, line): words for code, line, _group, words, _late in now}
    added = tuple(words for key, words in after.items() if key not in before)
    gone = tuple(words for key, words in before.items() if key not in after)
    reworded = tuple((words, after[key]) for key, words in before.items() if key in after and after[key] != words)
    places_before = [[code, line, group, late] for code, line, group, _words, late in printed.order]
    places_now = [[code, line, group, late] for code, line, group, _words, late in now]
    return Changes(added, gone, reworded, reordered=not (added or gone) and places_before != places_now)
