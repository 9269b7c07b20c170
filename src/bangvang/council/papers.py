"""The minutes of a sitting, as the typesetter takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bangvang.catalogue.queries import award_name
from bangvang.council.choices import CouncilRole
from bangvang.council.models import AgendaItem, Member, Sitting
from bangvang.council.queries import items_in_order, peoples_voice, present_at, rule_for, share_words
from bangvang.register.choices import RecipientKind
from bangvang.register.letterhead import letterhead
from bangvang.vote.choices import VoteOutcome
from bangvang.vote.models import Question
from bangvang_paper.typesetting.minutes import MinutesItem, MinutesPaper, minutes_docx, minutes_pdf

GROUPS = {
    RecipientKind.COLLECTIVE: gettext_lazy("Tập thể"),
    RecipientKind.HOUSEHOLD: gettext_lazy("Hộ gia đình"),
    RecipientKind.INDIVIDUAL: gettext_lazy("Cá nhân"),
}

ASSUMED = gettext_lazy(
    "Không có phiên họp thật: kết quả dưới đây là giả định của bản dựng thử từ danh sách, không phải ý kiến của Hội đồng."
)


@dataclass(frozen=True)
class MinutesFiles:
    docx: bytes
    pdf: bytes


def render_minutes(sitting: Sitting, *, ends_at: time | None) -> MinutesFiles:
    """Both files of the minutes. Raises ``press.Unprintable`` for a letter that no font has."""
    paper = minutes_paper(sitting, ends_at=ends_at)
    return MinutesFiles(docx=minutes_docx(paper), pdf=minutes_pdf(paper))


def minutes_paper(sitting: Sitting, *, ends_at: time | None) -> MinutesPaper:
    """The paper of a sitting as it now stands; an assumed one says so above its table."""
    body, items = sitting.council.body, list(items_in_order(sitting))
    present = list(present_at(sitting))
    chair, secretary = (
        leading(present, CouncilRole.CHAIR, CouncilRole.VICE_CHAIR),
        leading(present, CouncilRole.SECRETARY),
    )
    threshold, source = _threshold_words(sitting, items)
    return MinutesPaper(
        **letterhead(body, on=sitting.held_on),
        number=None,
        symbol=_("BB-HĐTĐKT"),
        signed_on=sitting.held_on,
        heading=_("Họp %(council)s xét khen thưởng") % {"council": sitting.council.name},
        began=_moment(sitting.held_on, sitting.begins_at),
        ended_at=_moment(sitting.held_on, ends_at),
        venue=sitting.place,
        attendance=_attendance(sitting, present),
        absent=[f"{row.member.name}, {row.member.title}" for row in _absent(sitting)],
        chair=_with_title(chair),
        secretary=_with_title(secretary),
        tellers=tellers_of(items),
        items=[_minutes_item(sitting, item) for item in items],
        threshold=threshold,
        threshold_source=source,
        proceedings=[
            _("Hội đồng xem xét %(count)d hồ sơ có trong chương trình, cùng phiếu chứng minh điều kiện của từng hồ sơ.")
            % {"count": len(items)},
            *(
                _("Lấy ý kiến nhân dân về %(title)s: %(told)s")
                % {"title": one.consultation.title, "told": one.sentence[0].lower() + one.sentence[1:]}
                for one in peoples_voice(sitting, items).told
            ),
        ],
        conclusions=_conclusions(sitting, items),
        recipients=[_("Như thành phần tham dự"), _("Lưu: VT, hồ sơ khen thưởng")],
        chair_title=chair.get_role_display() if chair else _("Chủ tọa"),
        chair_name=chair.name if chair else None,
        secretary_name=secretary.name if secretary else None,
        assumption_note=str(ASSUMED) if sitting.assumed else None,
    )


def leading(members: Sequence[Member], *roles: CouncilRole) -> Member | None:
    """The first of ``members`` in the first of ``roles`` that somebody present holds."""
    for role in roles:
        for member in members:
            if member.role == role:
                return member
    return None


def _with_title(member: Member | None) -> str:
    return f"{member.name}, {member.title}" if member else ""


def _attendance(sitting: Sitting, present: Sequence[Member]) -> list[str]:
    if sitting.assumed:
        return [_("Không ghi thành phần: bản dựng thử")]
    return [
        _("Có mặt %(here)d/%(all)d thành viên") % {"here": len(present), "all": sitting.total_members},
        *(f"{member.name}, {member.title}" for member in present),
    ]


def _absent(sitting: Sitting) -> list:
    return list(sitting.attendances.filter(present=False).select_related("member").order_by("member_id"))


def _moment(day: date, hour: time | None) -> datetime | date:
    return datetime.combine(day, hour) if hour else day


def tellers_of(items: Sequence[AgendaItem]) -> list[str]:
    """Names of those whose figures stand, first teller first; the same two count a whole sitting."""
    for item in items:
        if item.question is not None:
            standing = item.question.entries.select_related("teller").filter(superseded=False).order_by("slot")
            return [str(entry.teller) for entry in standing]
    return []


def _minutes_item(sitting: Sitting, item: AgendaItem) -> MinutesItem:
    name = f"{item.honorific} {item.name}".strip()
    unit = ", ".join(part for part in (item.position, item.unit_name) if part)
    group = str(GROUPS[RecipientKind(item.recipient_kind)])
    if item.question is None or not hasattr(item.question, "result"):
        note = _("giả định thông qua") if sitting.assumed else ""
        return MinutesItem(ordinal=item.ordinal, name=name, unit=unit, group=group, note=note)
    result = item.question.result
    settled = result.outcome != VoteOutcome.NO_THRESHOLD
    return MinutesItem(
        ordinal=item.ordinal,
        name=name,
        unit=unit,
        yes=result.agree,
        total=item.question.base_count,
        passed=result.outcome == VoteOutcome.PASSED if settled else None,
        note="" if settled else result.get_outcome_display(),
        group=group,
    )


def _threshold_words(sitting: Sitting, items: Sequence[AgendaItem]) -> tuple[str, str]:
    """(what had to be reached, by which clause), one part for each award when they differ."""
    told: dict[tuple[str, str], list[str]] = {}
    for award in dict.fromkeys(item.award for item in items):
        asked = next((item.question for item in items if item.award == award and item.question), None)
        told.setdefault(_share_words(sitting, award, asked), []).append(award_name(award))
    if len(told) == 1:
        return next(iter(told))
    words = "; ".join(f"{', '.join(awards)}: {share}" for (share, _source), awards in told.items())
    sources = "; ".join(dict.fromkeys(source for _share, source in told if source))
    return words, sources


def _share_words(sitting: Sitting, award: str, asked: Question | None) -> tuple[str, str]:
    if asked is not None:
        share, strict, base, source = asked.threshold, asked.threshold_strict, asked.base, asked.threshold_source
    else:
        rule = rule_for(sitting.council, award, sitting.held_on)
        share, strict, base, source = rule.threshold, rule.strict, rule.base, rule.source
    return share_words(share, strict, base), source


def _conclusions(sitting: Sitting, items: Sequence[AgendaItem]) -> list[str]:
    if sitting.assumed:
        return [str(ASSUMED)]
    passed = sum(1 for item in items if item.question and item.question.result.outcome == VoteOutcome.PASSED)
    lines = [_("Hội đồng thông qua %(passed)d trong %(all)d hồ sơ.") % {"passed": passed, "all": len(items)}]
    open_items = sum(1 for item in items if item.question and item.question.result.outcome == VoteOutcome.NO_THRESHOLD)
    if open_items:
        lines.append(
            _("%(count)d hồ sơ chưa có ngưỡng thông qua nên chưa kết luận được; phải có quy định rồi mới xét tiếp.")
            % {"count": open_items}
        )
    return lines
