"""Questions about lists of delegates and the vote on them: composition, how far the count is, the result in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bangvang.accounts.models import User
from bangvang.conference.choices import EndKind
from bangvang.conference.models import Ballot, Conference, SectionVote, Slate, SlateVote
from bangvang.conference.queries.conferences import visible_to
from bangvang.conference.queries.elections import cancelled, election_words, standing_of
from bangvang.design import words
from bangvang.register.choices import Role, Sex
from bangvang.register.queries import units_of
from bangvang.vote.choices import Comparison, TieWay, VoteBase, VoteMethod, VoteOutcome
from bangvang.vote.models import Question, Result
from bangvang.vote.queries import comparison, entry_of
from bangvang_trust.counting import needed


def slates_visible_to(user: User | AnonymousUser) -> QuerySet[Slate]:
    """Lists of the conferences that ``user`` sees."""
    return Slate.objects.filter(conference__in=visible_to(user)).select_related(
        "conference__body", "vote__question__result", "vote__opened_by", "vote__end__by", "vote__settlement", "followed_by",
        "follows",
    )  # fmt: skip


def votes_counted_by(user: User | AnonymousUser) -> QuerySet[SlateVote]:
    """Votes in whose body ``user`` is a teller."""
    return SlateVote.objects.filter(slate__conference__body_id__in=units_of(user, [Role.TELLER])).select_related(
        "slate__conference__body", "question__result", "end"
    )


def slates_of(conference: Conference) -> QuerySet[Slate]:
    """Its lists, with the vote and result of each."""
    return conference.slates.select_related(
        "vote__question__result", "vote__end", "vote__settlement", "follows__vote__end"
    ).order_by("congress", "turn")


def vote_of(slate: Slate) -> SlateVote | None:
    """The vote on the list, once it was opened."""
    return getattr(slate, "vote", None)


def result_of(slate: Slate) -> Result | None:
    """What the vote came to, once every count stands."""
    vote = vote_of(slate)
    return getattr(vote.question, "result", None) if vote is not None else None


def has_opened_a_vote(conference: Conference) -> bool:
    """From here on presence, roles and lists are what the count leans on; nothing leans on a vote that was cancelled."""
    return SlateVote.objects.filter(slate__conference=conference).exclude(end__kind=EndKind.CANCELLED).exists()


# ── composition ──────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Share:
    """``has`` of ``told`` who told it; ``untold`` did not. ``asked``: what those above ask for, None when nothing."""

    label: str
    has: int
    told: int
    untold: int
    asked: int | None

    @property
    def short_of(self) -> int:
        """How many are wanting to what was asked, as far as was told."""
        return max((self.asked or 0) - self.has, 0)


@dataclass(frozen=True)
class Composition:
    """Who is on the list, as far as they told it; ``party_members`` only as the number that the unit gave."""

    names: int
    seats: int
    shares: tuple[Share, ...]
    party_members: int | None

    @property
    def over(self) -> int:
        return max(self.names - self.seats, 0)


def composition_of(slate: Slate) -> Composition:
    """The report on composition. One question."""
    people = list(slate.candidates.all())
    sexes = [one.sex for one in people if one.sex]
    workers = [one.direct_worker for one in people if one.direct_worker is not None]
    count = len(people)
    return Composition(
        names=count,
        seats=slate.seats,
        shares=(
            Share(_("nữ"), sexes.count(Sex.FEMALE), len(sexes), count - len(sexes), slate.women_asked),
            Share(
                _("người lao động trực tiếp"), sum(workers), len(workers), count - len(workers),
                slate.direct_workers_asked,
            ),
        ),
        party_members=slate.party_members,
    )  # fmt: skip


# ── the rule and the result in words ─────────────────────────────────────────────────────────────────────────────────
def of_whom(base: str) -> str:
    """Delegates of whom a share is taken."""
    return _("đại biểu được triệu tập") if base == VoteBase.TOTAL_MEMBERS else _("đại biểu có mặt")


def rule_words(slate: Slate) -> str:
    """ "Giơ tay, đếm theo khối; thông qua khi quá 1/2 đại biểu có mặt đồng ý, theo Quy chế …"."""
    what = _("Bầu từng người") if slate.by_name else _("Biểu quyết cả danh sách")
    told = _("%(what)s %(how)s") % {"what": what, "how": _how(slate.method)}
    if slate.by_name:
        told = _("%(told)s; mỗi đại biểu chọn nhiều nhất %(seats)d người") % {"told": told, "seats": slate.seats}
    if slate.threshold is None:
        told = _("%(way)s; chưa có ngưỡng, tính trên %(whom)s") % {"way": told, "whom": of_whom(slate.base)}
    else:
        enough = (
            _("%(way)s; trúng cử khi %(how)s %(share)s %(whom)s đồng ý, lấy từ số phiếu cao xuống, theo %(source)s")
            if slate.by_name
            else _("%(way)s; thông qua khi %(how)s %(share)s %(whom)s đồng ý, theo %(source)s")
        )
        told = enough % {
            "way": told,
            "how": _("quá") if slate.threshold_strict else _("ít nhất"),
            "share": words.over(slate.threshold),
            "whom": of_whom(slate.base),
            "source": slate.threshold_source,
        }
    if slate.by_name:
        tie = TieWay(slate.tie).label if slate.tie else _("thể lệ chưa đặt cách giải quyết")
        told = _("%(told)s; bằng phiếu ở suất cuối: %(tie)s") % {"told": told, "tie": tie}
    return told


def _how(method: str) -> str:
    return {
        VoteMethod.OPEN: _("bằng giơ tay, đếm theo khối, hai người kiểm độc lập"),
        VoteMethod.PAPER_SECRET: _("bằng phiếu kín, hai người kiểm độc lập"),
        VoteMethod.PHONE: _("công khai trên điện thoại, mỗi đại biểu một phiếu, gửi rồi không đổi"),
    }[VoteMethod(method)]


def outcome_words(vote: SlateVote, result: Result) -> str:
    """The result in one sentence without its full stop: of a whole list, or of names one by one."""
    standing = standing_of(vote, result)
    return election_words(standing) if standing is not None else result_words(vote.question, result)


def result_words(question: Question, result: Result) -> str:
    """ "98/100 đại biểu có mặt đồng ý, 98%, quá ngưỡng 1/2". A share that is not whole in its digits is said to be rounded."""
    count, base = result.agree, question.base_count
    exact = (count * 1000) % base == 0
    told = _("%(count)d/%(base)d %(whom)s đồng ý, %(about)s%(share)s") % {
        "count": count,
        "base": base,
        "whom": of_whom(question.base),
        "about": "" if exact else _("khoảng "),
        "share": words.share(Fraction(count, base)),
    }
    return f"{told}, {_standing(question, result)}"


def _standing(question: Question, result: Result) -> str:
    threshold = question.threshold
    if threshold is None or result.outcome == VoteOutcome.NO_THRESHOLD:
        return _("chưa có ngưỡng nên chưa kết luận là thông qua hay không")
    passed = result.outcome == VoteOutcome.PASSED
    if question.threshold_strict:
        how = _("quá ngưỡng %(share)s") if passed else _("không quá ngưỡng %(share)s, phải có ít nhất %(least)d")
    else:
        how = _("đạt ngưỡng %(share)s") if passed else _("không đạt ngưỡng %(share)s, phải có ít nhất %(least)d")
    least = needed(question.base_count, threshold, question.threshold_strict)
    return how % {"share": words.over(threshold), "least": least}


@dataclass(frozen=True)
class Chosen:
    """What a conference's own vote on a list came to."""

    slate: Slate
    names: int
    outcome: str
    sentence: str
    unanimous: bool

    @property
    def passed(self) -> bool:
        """Whether anybody is sent by it."""
        return self.outcome == VoteOutcome.PASSED or (self.outcome in BY_NAME and self.names > 0)


BY_NAME = (VoteOutcome.FILLED, VoteOutcome.SEATS_OPEN, VoteOutcome.NEEDS_A_PERSON)
"""What an election with a threshold comes to."""


def voted_at(conference: Conference) -> list[Chosen]:
    """Lists with a result, in the order of the congresses. One question."""
    return chosen_of(slates_of(conference))


def chosen_of(slates: Iterable[Slate]) -> list[Chosen]:
    """What came of those of ``slates`` that have a result; asks nothing more."""
    told = []
    for slate in slates:
        result = result_of(slate)
        if result is not None:
            standing = standing_of(slate.vote, result)
            names = len(slate.vote.names.splitlines() if standing is None else standing.elected)
            unanimous = standing is None and result.agree == slate.vote.question.base_count
            told.append(Chosen(slate, names, result.outcome, outcome_words(slate.vote, result), unanimous))
    return told


def delegates_sent(conference: Conference) -> list[tuple[int, str, bool]]:
    """(how many, to which congress, with everybody for it) by its own votes; what was typed where nothing was voted."""
    slates = conference.slates.select_related("vote__question__result", "vote__settlement")
    voted = chosen_of(slates.order_by("congress", "turn"))
    if voted:
        sent: dict[str, tuple[int, str, bool]] = {}
        for one in voted:  # the second ballot among those who were tied sends the rest to the same congress
            if one.passed:
                before, congress, all_for_it = sent.get(one.slate.congress, (0, one.slate.congress, True))
                sent[congress] = (before + one.names, congress, all_for_it and one.unanimous)
        return list(sent.values())
    if conference.delegates_chosen:
        return [(conference.delegates_chosen, conference.delegates_to, True)]
    return []


def delegates_to_vote_on(conference: Conference) -> list[tuple[int | None, str]]:
    """(how many, to which congress) by its lists; what was typed where there is none; None: how many is not known."""
    lists: dict[str, int] = {}
    for slate in slates_of(conference):
        if slate.congress not in lists or slate.follows is None or cancelled(vote_of(slate.follows)):
            lists[slate.congress] = slate.seats  # a second ballot is for the seats that were left, not for all
    if lists:
        return [(seats, congress) for congress, seats in lists.items()]
    return [(conference.delegates_chosen, conference.delegates_to)] if conference.delegates_to else []


# ── how far the count is ─────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Counted:
    """One question that tellers count: hands of a section, or all ballots (``section`` None)."""

    question: Question
    section: str | None

    @property
    def label(self) -> str:
        if self.section is None:
            return _("Phiếu của cả hội nghị")
        return self.section or _("Chưa xếp khối")

    @property
    def word(self) -> str:
        return str(comparison(self.question).value)

    @property
    def agreed(self) -> bool:
        return self.word == Comparison.AGREED


def counted_in(vote: SlateVote) -> list[Counted]:
    """What the tellers count, with all that `comparison` and `entry_of` read: sections, or the one question; no phones."""
    if vote.on_phones:
        return []
    if vote.question.method == VoteMethod.OPEN:
        sections = SectionVote.objects.filter(vote=vote).select_related("question__result")
        return [
            Counted(one.question, one.section)
            for one in sections.prefetch_related("question__entries").order_by("section")
        ]
    question = Question.objects.select_related("result").prefetch_related("entries").get(pk=vote.question_id)
    return [Counted(question, None)]


def heads_counted(counted: list[Counted]) -> int:
    """Delegates in whose section both counts agree. It tells nothing of how they voted."""
    return sum(one.question.ballots_given for one in counted if one.agreed)


def heads_in(vote: SlateVote, counted: list[Counted]) -> int:
    """Delegates whose vote is in, by their ballots or by the count of their section. It tells nothing of how they voted."""
    if vote.on_phones:
        return Ballot.objects.filter(vote=vote).count()
    return heads_counted(counted)


def votes_to_count(user: User | AnonymousUser) -> list[SlateVote]:
    """Votes where ``user`` as a teller has something to enter, or to count again; on phones, those without a phone to help."""
    waiting: list[SlateVote] = []
    if not user.is_authenticated:
        return waiting
    for vote in votes_counted_by(user).filter(question__result=None, end=None).order_by("opened_at"):
        if vote.on_phones:
            waiting.append(vote)
        for one in counted_in(vote):
            mine = entry_of(one.question, user)
            if (one.word == Comparison.DIFFER and mine) or (
                one.word in (Comparison.NONE, Comparison.ONE) and mine is None
            ):
                waiting.append(vote)
                break
    return waiting
