"""Verbs of a list of delegates and of the vote on it: draw up, put names on, open the vote, enter one teller's count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.audit import actions as audit
from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import claim
from bangvang.chronicle import actions as chronicle
from bangvang.conference.actions.attendance import taken
from bangvang.conference.choices import EndKind
from bangvang.conference.models import Candidate, Conference, SectionVote, Slate, SlateVote, VoteEnd
from bangvang.conference.permissions import may_count_at, may_plan, require
from bangvang.conference.queries import presence_of, sections_of
from bangvang.conference.queries.delegates import Counted, counted_in, result_of, rule_words
from bangvang.conference.validators import hands_problem, rule_problem
from bangvang.outbox import actions as outbox
from bangvang.register.models import Person
from bangvang.vote.actions import add_up, ask, enter, withdraw_entry
from bangvang.vote.choices import TieWay, VoteBase, VoteMethod, VoteOutcome
from bangvang.vote.models import Question, Result, TellerEntry
from bangvang.vote.queries import entry_of

SLATE_FIELDS = (
    "congress",
    "seats",
    "allotted_by",
    "allotting_paper",
    "women_asked",
    "direct_workers_asked",
    "party_members",
    "by_name",
    "tie",
    "method",
    "base",
    "threshold_numerator",
    "threshold_denominator",
    "threshold_strict",
    "threshold_source",
)
MOST_NAMES = 300
"""No list that anybody votes on is longer; a page and a ballot hold so many. Ours."""
CANDIDATE_FIELDS = ("name", "position", "unit_name", "person", "sex", "direct_worker")


# ── the list ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def draw_up_slate(by: User, conference: Conference, **fields: Any) -> Slate:
    """Begin the list for one congress; ``fields`` are some of `SLATE_FIELDS`. Raises PermissionDenied, `Refusal`.

    A second list for the same congress is drawn up only after the first was voted down.
    """
    require(may_plan(by, conference))
    _known(fields, SLATE_FIELDS)
    with transaction.atomic():
        taken(conference)
        slate = Slate(conference=conference, **fields)
        _sound(slate)
        slate.turn = _next_turn(conference, slate.congress)
        slate.save()
        audit.record(by, "drew_up_slate", slate, note=_("%(seats)d đại biểu") % {"seats": slate.seats})
        outbox.tell("conference.slate_drawn_up", slate)
    return slate


def _known(fields: Mapping[str, Any], names: tuple[str, ...]) -> None:
    unknown = set(fields) - set(names)
    if unknown:
        raise ValueError(f"not fields of it: {sorted(unknown)}")


def _sound(slate: Slate) -> None:
    slate.congress = slate.congress.strip()
    if not slate.congress:
        raise Refusal(_("Chưa ghi bầu đi dự đại hội nào."))
    if not slate.allotted_by.strip():
        raise Refusal(_("Chưa ghi cơ quan nào phân bổ số đại biểu."))
    if not slate.seats or slate.seats < 1:
        raise Refusal(_("Chưa ghi cấp trên phân bổ mấy đại biểu. Ghi số theo văn bản phân bổ trước khi lập danh sách."))
    told = (slate.women_asked, slate.direct_workers_asked, slate.party_members)
    if any(number is not None and number > slate.seats for number in told):
        raise Refusal(
            _("Có số nữ, người lao động trực tiếp hoặc đảng viên lớn hơn %(seats)d, là số được phân bổ. Hãy xem lại.")
            % {"seats": slate.seats}
        )
    if (
        slate.method not in VoteMethod.values
        or slate.base not in VoteBase.values
        or slate.tie not in ("", *TieWay.values)
    ):
        raise ValueError(f"no such way, base or tie: {slate.method}, {slate.base}, {slate.tie}")
    if slate.tie and not slate.by_name:
        raise Refusal(
            _("Biểu quyết cả danh sách thì không có suất cuối để bằng phiếu. Bỏ trống cách giải quyết khi bằng phiếu.")
        )
    problem = rule_problem(
        numerator=slate.threshold_numerator, denominator=slate.threshold_denominator,
        strict=slate.threshold_strict, source=slate.threshold_source,
    )  # fmt: skip
    if problem:
        raise Refusal(problem)


def _next_turn(conference: Conference, congress: str) -> int:
    last = conference.slates.filter(congress=congress).order_by("-turn").first()
    if last is None:
        return 1
    result = result_of(last)
    if result is None or result.outcome not in (VoteOutcome.FAILED, VoteOutcome.SEATS_OPEN):
        raise Refusal(
            _(
                "Hội nghị đã có danh sách đại biểu đi dự %(congress)s. Lập danh sách khác khi danh sách ấy không được thông "
                "qua hoặc bầu chưa đủ người."
            )
            % {"congress": congress}
        )
    return last.turn + 1


def revise_slate(by: User, slate: Slate, *, read_version: int, **fields: Any) -> Slate:
    """Change quota, wanted composition or rule before the vote. Raises PermissionDenied, Stale, `Refusal`."""
    require(may_plan(by, slate.conference))
    _known(fields, SLATE_FIELDS)
    with transaction.atomic():
        taken(slate.conference)
        _not_voted_on(slate)
        claim(slate, read_version)
        slate.refresh_from_db()
        if "congress" in fields and slate.turn > 1 and fields["congress"].strip() != slate.congress:
            raise Refusal(_("Đây là danh sách lập lại cho cùng đại hội nên không đổi tên đại hội được."))
        changes = audit.changes_to(slate, fields)
        for name, value in fields.items():
            setattr(slate, name, value)
        _sound(slate)
        others = slate.conference.slates.filter(congress=slate.congress, turn=slate.turn).exclude(pk=slate.pk)
        if others.exists():
            raise Refusal(_("Hội nghị đã có danh sách cho %(congress)s.") % {"congress": slate.congress})
        count = slate.candidates.count()
        if count > slate.seats and not slate.by_name:
            raise _too_long(count, slate.seats)
        slate.save(update_fields=list(fields))
        audit.record(by, "revised_slate", slate, changes=changes)
        outbox.tell("conference.slate_revised", slate)
    return slate


def _not_voted_on(slate: Slate) -> None:
    if SlateVote.objects.filter(slate=slate).exists():
        raise Refusal(
            _(
                "Hội nghị đã bắt đầu biểu quyết danh sách này nên không sửa được: đại biểu biểu quyết cho danh sách đã đọc."
            )
        )


def _too_long(count: int, seats: int) -> Refusal:
    return Refusal(
        _(
            "Danh sách sẽ có %(count)d người, cấp trên chỉ phân bổ %(seats)d. Biểu quyết cả danh sách thì danh sách không "
            "dài hơn số phân bổ: bỏ bớt một người trước, sửa số phân bổ theo văn bản mới, hoặc chọn bầu từng người."
        )
        % {"count": count, "seats": seats}
    )


def put_on_slate(by: User, slate: Slate, *, name: str, **fields: Any) -> Candidate:
    """Write one name at the end of the list. Raises PermissionDenied; `Refusal` beyond the quota or after the vote began."""
    require(may_plan(by, slate.conference))
    _known(fields, CANDIDATE_FIELDS)
    with transaction.atomic():
        taken(slate.conference)
        slate = Slate.objects.get(pk=slate.pk)
        _not_voted_on(slate)
        if not name.strip():
            raise Refusal(_("Chưa ghi họ và tên."))
        count = slate.candidates.count()
        if count >= slate.seats and not slate.by_name:
            raise _too_long(count + 1, slate.seats)
        if count >= MOST_NAMES:
            raise Refusal(
                _("Danh sách đã có %(most)d người, dài hơn thì không bầu từng người được.") % {"most": MOST_NAMES}
            )
        _stands_once(slate, fields.get("person"))
        last = slate.candidates.aggregate(last=Max("ordinal"))["last"] or 0
        candidate = Candidate.objects.create(slate=slate, ordinal=last + 1, name=name.strip(), **fields)
        audit.record(by, "put_on_slate", slate, note=f"{candidate.ordinal}. {candidate}")
        outbox.tell("conference.put_on_slate", slate)
    return candidate


def _stands_once(slate: Slate, person: Person | None) -> None:
    if person is None:
        return
    if person.died_on is not None:
        raise Refusal(_("%(name)s đã mất nên không ghi vào danh sách được.") % {"name": person})
    if slate.candidates.filter(person=person).exists():
        raise Refusal(_("%(name)s đã có trong danh sách. Mỗi người ghi một lần.") % {"name": person})


def take_off_slate(by: User, candidate: Candidate) -> None:
    """Take a name off before the vote; those after it move up. Raises PermissionDenied, `Refusal`."""
    require(may_plan(by, candidate.slate.conference))
    with transaction.atomic():
        taken(candidate.slate.conference)
        slate = candidate.slate
        _not_voted_on(slate)
        audit.record(by, "took_off_slate", slate, note=f"{candidate.ordinal}. {candidate}")
        outbox.tell("conference.took_off_slate", slate)
        candidate.delete()
        for ordinal, left in enumerate(slate.candidates.order_by("ordinal"), start=1):
            if left.ordinal != ordinal:
                Candidate.objects.filter(pk=left.pk).update(ordinal=ordinal)


# ── the vote ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def open_vote(by: User, slate: Slate) -> SlateVote:
    """Put the list to the vote: names, rule and heads stand as they are now. Raises PermissionDenied, `Refusal`."""
    require(may_plan(by, slate.conference))
    with transaction.atomic():
        conference = taken(slate.conference)
        slate = Slate.objects.get(pk=slate.pk)
        _not_voted_on(slate)
        heads = presence_of(conference)
        if not heads.delegates_here:
            raise Refusal(
                _(
                    "Chưa điểm danh đại biểu nào có quyền biểu quyết nên chưa biểu quyết được. "
                    "Hãy điểm danh ở trang danh sách đại biểu."
                )
            )
        if conference.presence_closed_at is None:
            raise Refusal(
                _(
                    "Điểm danh chưa chốt nên chưa biết tính trên bao nhiêu người. Hãy chốt điểm danh trước khi biểu quyết."
                )
            )
        people = list(slate.candidates.order_by("ordinal"))
        if not people:
            raise Refusal(_("Danh sách chưa có ai. Ghi tên trước khi biểu quyết."))
        if len(people) > slate.seats and not slate.by_name:
            raise _too_long(len(people), slate.seats)
        base = heads.delegates_here if slate.base == VoteBase.PRESENT else heads.delegates
        vote = SlateVote.objects.create(
            slate=slate, question=_asked(slate, base=base, ballots=heads.delegates_here, names=len(people)),
            names="\n".join(_read_out(one) for one in people), rule=rule_words(slate)[:900],
            delegates=heads.delegates, delegates_here=heads.delegates_here, opened_by=by,
        )  # fmt: skip
        sections = _sections(vote, conference) if slate.method == VoteMethod.OPEN else []
        audit.record(by, "opened_slate_vote", slate, note=vote.rule)
        outbox.tell("conference.slate_vote_opened", slate)
        chronicle.write("conference.slate_vote_opened", vote, [vote, *sections])
    return vote


def _read_out(candidate: Candidate) -> str:
    said = ", ".join(part for part in (candidate.name, candidate.position, candidate.unit_name) if part)
    return f"{candidate.ordinal}. {said}"


def _asked(slate: Slate, *, base: int, ballots: int, names: int) -> Question:
    return ask(
        _("Danh sách đại biểu đi dự %(congress)s") % {"congress": slate.congress},
        body=slate.conference.body, method=slate.method, base=slate.base, base_count=base, ballots_given=ballots,
        threshold=slate.threshold, strict=slate.threshold_strict, source=slate.threshold_source, tie=slate.tie,
        **({"names": names, "seats": slate.seats} if slate.by_name else {}),
    )  # fmt: skip


def _sections(vote: SlateVote, conference: Conference) -> list[SectionVote]:
    """One question a section where somebody is here; the threshold is a matter of the whole, so a section has none."""
    return [
        SectionVote.objects.create(
            vote=vote, section=section,
            question=ask(
                f"{vote.question.text}: {section or _('chưa xếp khối')}",
                body=conference.body, method=VoteMethod.OPEN, base=VoteBase.PRESENT, base_count=here, ballots_given=here,
                threshold=None, strict=False, source="", names=vote.question.names, seats=vote.question.seats,
            ),
        )
        for section, _invited, here in sections_of(conference)
        if here
    ]  # fmt: skip


def enter_count(by: User, vote: SlateVote, question: Question, *, slot: int, **figures: Any) -> TellerEntry:
    """One teller's figures for a section or for all ballots; the last agreement makes the result. Raises `Refusal`.

    ``figures`` as `vote.actions.enter` takes them. Hands: ``blank`` are those who raised none; name by name ``agree`` is then
    everybody of the section. Neither teller learns the other's figures.
    """
    require(may_count_at(by, vote))
    with transaction.atomic():
        taken(vote.slate.conference)  # two last sections settled at once must not each miss the other
        counted = counted_in(vote)
        if question.pk not in {one.question.pk for one in counted}:
            raise ValueError("the question is not one that the tellers of this vote count")
        not_ended(vote)
        if vote.question.method == VoteMethod.OPEN:
            _could_be_raised(question, figures)
        _takes_one_place(counted, by, slot)
        entry = enter(by, question, slot=slot, **figures)
        _conclude(vote)
    return entry


def _could_be_raised(question: Question, figures: Mapping[str, Any]) -> None:
    here, agree = question.ballots_given, figures["agree"]
    if question.names is not None:
        if agree != here:
            raise Refusal(_("Giơ tay từng người thì đếm trên mọi đại biểu của khối. Hãy tải lại trang rồi ghi lại."))
        return
    abstain = figures.get("blank", 0)
    problem = hands_problem(agree=agree, disagree=figures.get("disagree", 0), abstain=abstain, here=here)
    if problem or figures.get("invalid"):
        raise Refusal(problem or _("Giơ tay thì không có phiếu không hợp lệ."))


def not_ended(vote: SlateVote) -> None:
    """Raises `Refusal` once somebody cancelled the vote or closed it."""
    end = VoteEnd.objects.filter(vote=vote).first()
    if end is None:
        return
    at = f"{timezone.localtime(end.at):%H:%M:%S %d/%m/%Y}"
    if end.kind == EndKind.CANCELLED:
        raise Refusal(
            _("Lượt biểu quyết này đã hủy lúc %(at)s, lý do: %(why)s. Số đã ghi giữ nguyên, không ghi thêm được.")
            % {"at": at, "why": end.reason.rstrip(".")}
        )
    raise Refusal(_("Lượt biểu quyết này đã đóng lúc %(at)s nên không ghi thêm được.") % {"at": at})


def _takes_one_place(counted: list[Counted], by: User, slot: int) -> None:
    """The same two people count all that is still open; what both agreed on stays, also when somebody is replaced."""
    for one in counted:
        for entry in one.question.entries.all():
            if one.agreed or entry.superseded:
                continue
            if (entry.slot == slot) != (entry.teller_id == by.pk):
                raise Refusal(
                    _(
                        "Lượt biểu quyết này đã có hai người kiểm, hoặc anh/chị đang kiểm ở vị trí kia. Hãy tải lại trang."
                    )
                )


def _conclude(vote: SlateVote) -> Result | None:
    """The sum of the sections, once both tellers agree on each; ballots on paper have their result from `enter`."""
    if vote.question.method == VoteMethod.OPEN:
        sections = [one.question for one in SectionVote.objects.filter(vote=vote).select_related("question__result")]
        if not all(hasattr(one, "result") for one in sections):
            return None
        result: Result | None = add_up(vote.question, sections)
    else:
        result = Result.objects.filter(question=vote.question).first()
    if result is not None:
        outbox.tell("conference.slate_voted_on", vote.slate)
    return result


def withdraw_counts(by: User, vote: SlateVote) -> int:
    """Take back one's own figures that made no result yet, so that somebody else may count; how many."""
    require(may_count_at(by, vote))
    with transaction.atomic():
        taken(vote.slate.conference)
        not_ended(vote)
        mine = [
            one.question for one in counted_in(vote)
            if not one.agreed and entry_of(one.question, by) is not None
        ]  # fmt: skip
        for question in mine:
            withdraw_entry(by, question)
    return len(mine)
