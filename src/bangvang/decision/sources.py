"""Where each passage of a decision comes from, and what the program would write there today.

Nothing of it is kept: the proposal is made again from the locked lines, the sitting, the office and the law book of the
day of signing, so that a passage is compared with what would be proposed for the draft as it now stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from bangvang.decision.choices import DraftPassage
from bangvang.decision.models import Decision, Line
from bangvang.decision.papers import lines_of
from bangvang.decision.queries import BonusSum, lines_in_order
from bangvang.decision.wording import (
    achievement_of,
    authority_of,
    counts_of_kinds,
    default_recipients,
    grounds_of,
    proposer_line_of,
    title_of,
)
from bangvang.nomination.models import Proposal
from bangvang_law.book import national_book

PRESENTING_ORDER = "NĐ 152/2025/NĐ-CP, Điều 29, Điều 30 (từ 01/07/2025)"
"""The order of presenting; of the time before, no text was read, and the same order is kept."""


class Place(StrEnum):
    """Which book of the office a passage was taken from; the page links there."""

    LAW = "law"
    MINUTES = "minutes"
    NOMINATION = "nomination"
    REGULATION = "regulation"
    OFFICE = "office"
    HOUSE = "house"
    HAND = "hand"


@dataclass(frozen=True)
class Source:
    """One origin in words, with the article where law speaks."""

    place: Place
    sentence: str
    cite: str = ""


@dataclass(frozen=True)
class Passage:
    """A passage of the draft. ``field`` "" stands for what is not edited by itself; ``proposed`` is then empty.

    ``changed``: it reads otherwise than proposed; ``added`` and ``left_out`` are the lines in which it does.
    """

    label: str
    sources: tuple[Source, ...]
    field: str = ""
    proposed: str = ""
    changed: bool = False
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether nothing is proposed here: who drafts chooses."""
        return all(source.place == Place.HAND for source in self.sources)


def proposed_words(decision: Decision) -> dict[str, str]:
    """Passage → what would be proposed for the draft today; empty for a draft that came from no sitting. Two queries."""
    return _proposed(decision, list(lines_in_order(decision)))


def passages_of(decision: Decision, lines: Sequence[Line], bonus: BonusSum) -> list[Passage]:
    """Every passage in the order of the paper. ``lines`` as `lines_in_order` reads them; nothing more is asked."""
    proposed = _proposed(decision, lines)
    if not proposed:
        return []
    told = [_passage(decision, field, proposed[field], _sources_of(decision, field, lines)) for field in DraftPassage]
    return [*told, *_not_edited(decision, lines, bonus)]


def _proposals(lines: Iterable[Line]) -> list[Proposal]:
    nominations = [line.handling.nomination for line in lines]
    return list({one.proposal_id: one.proposal for one in nominations}.values())


def _proposed(decision: Decision, lines: Sequence[Line]) -> dict[str, str]:
    if not lines or decision.sitting is None:
        return {}
    achievement = achievement_of(_proposals(lines))
    counts = counts_of_kinds(line.recipient_kind for line in lines)
    return {
        DraftPassage.TITLE: title_of(decision.award, counts, achievement)[:400],
        DraftPassage.GROUNDS: "\n".join(grounds_of(lines, decision.signed_on)),
        DraftPassage.PROPOSER_LINE: proposer_line_of(decision.sitting)[:300],
        DraftPassage.ACHIEVEMENT: achievement[:400],
        DraftPassage.SIGNER_TITLE: decision.issuer.title,
        DraftPassage.SIGNER_NAME: decision.issuer.person_name,
        DraftPassage.RECIPIENTS: default_recipients(),
    }


def _passage(decision: Decision, field: DraftPassage, proposed: str, sources: tuple[Source, ...]) -> Passage:
    standing, offered = lines_of(getattr(decision, field)), lines_of(proposed)
    return Passage(
        label=str(field.label),
        sources=sources,
        field=field.value,
        proposed=proposed,
        changed=standing != offered,
        added=tuple(line for line in standing if line not in offered),
        left_out=tuple(line for line in offered if line not in standing),
    )


def _sources_of(decision: Decision, field: DraftPassage, lines: Sequence[Line]) -> tuple[Source, ...]:
    match field:
        case DraftPassage.TITLE:
            return (Source(Place.HOUSE, _("Ghép từ hình thức, số dòng của danh sách đã khóa và thành tích chung.")),)
        case DraftPassage.GROUNDS:
            received = min(line.handling.received_on for line in lines)
            days = {"received": f"{received:%d/%m/%Y}", "signed": f"{decision.signed_on:%d/%m/%Y}"}
            told = _("Sách luật: văn bản có hiệu lực ngày nhận hồ sơ %(received)s hoặc ngày ký %(signed)s.") % days
            return (Source(Place.LAW, told, "; ".join(national_book().governing(received, decision.signed_on))),)
        case DraftPassage.PROPOSER_LINE:
            return (_from_minutes(decision),)
        case DraftPassage.ACHIEVEMENT:
            return _from_proposals(_proposals(lines))
        case DraftPassage.SIGNER_TITLE | DraftPassage.SIGNER_NAME:
            return (
                Source(Place.OFFICE, _("Sổ người có thẩm quyền: %(who)s.") % {"who": authority_of(decision.issuer)}),
            )
        case DraftPassage.RECIPIENTS:
            return (Source(Place.HOUSE, _("Mẫu nơi nhận của phần mềm.")),)


def _from_minutes(decision: Decision) -> Source:
    assert decision.sitting is not None  # asked before
    day = {"day": f"{decision.sitting.held_on:%d/%m/%Y}"}
    if decision.sitting.assumed:
        return Source(Place.HOUSE, _("Phiên giả định ngày %(day)s, không có biên bản.") % day)
    return Source(Place.MINUTES, _("Biên bản họp Hội đồng ngày %(day)s.") % day)


def _from_proposals(proposals: Sequence[Proposal]) -> tuple[Source, ...]:
    movements = {one.movement.name for one in proposals if one.movement is not None}
    if len(movements) == 1 and all(one.movement is not None for one in proposals):
        told = _("Phong trào ghi trong đợt đề nghị “%(title)s”.") % {"title": proposals[0].title}
    elif len(proposals) == 1:
        told = _("Loại khen và thời gian ghi trong đợt đề nghị “%(title)s”.") % {"title": proposals[0].title}
    else:
        told = _("Loại khen và thời gian ghi trong %(n)d đợt đề nghị.") % {"n": len(proposals)}
    return (Source(Place.NOMINATION, told),)


def _not_edited(decision: Decision, lines: Sequence[Line], bonus: BonusSum) -> list[Passage]:
    """What follows from other passages, and the columns of the list, which the council's vote has locked."""
    questions = [line.item.question for line in lines if line.item.question is not None]
    rules = list(dict.fromkeys(question.threshold_source for question in questions if question.threshold_source))
    names = [Source(Place.NOMINATION, _("Hồ sơ đề nghị, đúng chữ đã đọc trước Hội đồng.")), _from_minutes(decision)]
    if rules:
        names.append(Source(Place.REGULATION, _("Ngưỡng thông qua theo: %(rules)s.") % {"rules": "; ".join(rules)}))
    told = (
        _("Hệ số và mức lương cơ sở của ngày ký.")
        if bonus.total is not None
        else _("Mức của ngày ký chưa đọc được văn bản.")
    )
    money = Source(Place.LAW, told, "; ".join(bonus.citations))
    return [
        Passage(_("ngày ký, quyền ký"), (Source(Place.HAND, _("Người soạn chọn.")),)),
        Passage(_("Điều 1"), (Source(Place.HOUSE, _("Ghép từ hình thức, người ký, số dòng và thành tích ở trên.")),)),
        Passage(_("Điều 2, cột tiền thưởng"), (money,)),
        Passage(_("Điều 3"), (Source(Place.HOUSE, _("Câu mẫu của phần mềm.")),)),
        Passage(_("danh sách: tên, chức vụ, đơn vị, thành tích"), tuple(names)),
        Passage(
            _("danh sách: thứ tự"),
            (Source(Place.LAW, _("Tập thể, hộ gia đình, cá nhân; truy tặng sau cùng."), PRESENTING_ORDER),),
        ),
    ]
