"""Whom a conference sends to a higher congress, as its own vote has it; nobody before there is a result."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.conference.models import Candidate, Slate
from bangvang.conference.queries.delegates import outcome_words, result_of, vote_of
from bangvang.conference.queries.elections import names_of, standing_of
from bangvang.vote.choices import VoteOutcome


@dataclass(frozen=True)
class Elected:
    """``names`` as they were read out, each without its number; ``sentence`` is the result in words."""

    names: tuple[str, ...]
    sentence: str


def elected_by(slate: Slate) -> Elected:
    """Who was elected. Raises `Refusal` before the vote has a result, and where nobody, or not everybody, is settled."""
    vote, result = vote_of(slate), result_of(slate)
    if vote is None or result is None:
        raise Refusal(
            _("Chưa có kết quả biểu quyết danh sách dự %(to)s nên chưa có giấy cho đại biểu. Hãy biểu quyết và kiểm xong trước.")
            % {"to": slate.congress}
        )
    told = {"to": slate.congress, "result": outcome_words(vote, result)}
    if result.outcome == VoteOutcome.NO_THRESHOLD:
        raise Refusal(
            _(
                "Biểu quyết không đặt ngưỡng từ trước (%(result)s), nên không ai kết luận được là danh sách đã thông qua. "
                "Giấy cho đại biểu chỉ lập khi có kết luận."
            )
            % told
        )
    standing = standing_of(vote, result)
    if standing is None:
        if result.outcome != VoteOutcome.PASSED:
            raise Refusal(
                _("Danh sách dự %(to)s không được thông qua (%(result)s). Lập danh sách khác rồi biểu quyết lại.") % told
            )
        return Elected(tuple(names_of(vote)), told["result"])
    if not standing.elected:
        raise Refusal(_("Không ai trúng cử đi dự %(to)s (%(result)s) nên không có giấy cho đại biểu.") % told)
    return Elected(tuple(line.name for line in standing.elected), told["result"])


def names_sent(slate: Slate) -> tuple[str, ...]:
    """Who is sent by the vote on this list, in the words that were read out; nobody where it is not concluded."""
    try:
        return elected_by(slate).names
    except Refusal:
        return ()


def candidates_by_words(slate: Slate) -> dict[str, Candidate]:
    """Each name as it was read out → the row of the list that it was read from. Reads prefetched candidates."""
    vote, rows = vote_of(slate), {str(one.ordinal): one for one in slate.candidates.all()}
    read_out = [line.partition(". ") for line in vote.names.splitlines()] if vote is not None else []
    return {words: rows[number] for number, _dot, words in read_out if number in rows}


def parted(name: str) -> tuple[str, str]:
    """(name, post and unit) of a line as it was read out."""
    who, _comma, place = name.partition(", ")
    return who, place
