"""Names one by one: never more than the seats, never a tie settled silently, the same whoever counts in whatever order."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang_trust.counting import (
    Base,
    Election,
    ElectionOutcome,
    Reading,
    Reason,
    Rule,
    Sheet,
    TieRule,
    Way,
    elect,
)
from bangvang_trust.errors import Refused

NAMES = ("an", "bình", "chi", "dũng", "em")
HALF = Fraction(1, 2)


def election(seats: int, base: int, *, threshold=HALF, strict=True, tie=TieRule.RUNOFF, names=NAMES, way=Way.PAPER):
    return Election(Rule(Base.PRESENT, base, threshold, strict, tie), seats, names, way)


def result_of(asked: Election, votes: dict, valid: int, blank: int = 0, invalid: int = 0, given: int | None = None):
    sheet = Sheet(dict.fromkeys(asked.candidates, 0) | votes, valid, blank, invalid)
    return elect(asked, sheet, ballots_given=sheet.cast if given is None else given)


@st.composite
def elections(draw):
    """An election, and ballots of which some are blank, name a stranger, or name too many."""
    seats = draw(st.integers(1, 4))
    ballots = draw(st.lists(st.sets(st.sampled_from((*NAMES, "lạ"))), min_size=1, max_size=25))
    base = len(ballots) + draw(st.integers(0, 5))
    threshold = draw(st.sampled_from([Fraction(1, 10), Fraction(1, 3), HALF, Fraction(2, 3)]))
    return election(seats, base, threshold=threshold, strict=draw(st.booleans())), ballots


def test_four_delegates_are_elected_from_the_highest():
    asked = election(3, 100)
    result = result_of(asked, {"an": 90, "bình": 51, "chi": 95, "dũng": 50}, valid=100)
    assert result.elected == ("chi", "an", "bình")
    assert (result.outcome, result.open_seats, result.least) == (ElectionOutcome.FILLED, 0, 51)
    assert [line.share for line in result.standing] == [Fraction(n, 100) for n in (95, 90, 51, 50, 0)]


def test_most_votes_are_not_enough_votes_and_the_open_seat_is_said():
    result = result_of(election(3, 100), {"an": 90, "bình": 50, "chi": 49}, valid=100)
    assert (result.elected, result.open_seats) == (("an",), 2)
    assert result.outcome is ElectionOutcome.SEATS_OPEN


@pytest.mark.parametrize("tie", [*TieRule, None])
def test_a_tie_at_the_last_seat_goes_to_a_person_by_the_rule_set_beforehand(tie):
    result = result_of(election(2, 10, tie=tie), {"an": 9, "bình": 5, "dũng": 5}, valid=10)
    assert result.elected == ("an",)  # five of ten are not more than half: no tie between those who fell short
    assert (result.outcome, result.tied, result.open_seats, result.tie) == (ElectionOutcome.SEATS_OPEN, (), 1, None)
    result = result_of(election(2, 10, tie=tie), {"an": 8, "bình": 6, "dũng": 6}, valid=10)
    assert (result.elected, result.tied, result.tied_seats) == (("an",), ("bình", "dũng"), 1)
    assert (result.outcome, result.tie, result.open_seats) == (ElectionOutcome.NEEDS_A_PERSON, tie, 0)


def test_a_tie_of_three_for_two_seats_names_all_three():
    result = result_of(election(2, 10), dict.fromkeys(("an", "chi", "em"), 6), valid=10)
    assert (result.elected, result.tied, result.tied_seats) == ((), ("an", "chi", "em"), 2)


def test_a_tie_within_the_seats_matters_to_nobody():
    result = result_of(election(3, 10), dict.fromkeys(("an", "chi"), 8), valid=10)
    assert (set(result.elected), result.tied, result.open_seats) == ({"an", "chi"}, (), 1)


def test_without_a_threshold_nobody_is_elected_silently():
    result = result_of(election(2, 10, threshold=None), {"an": 10, "bình": 9}, valid=10)
    assert (result.outcome, result.elected, result.open_seats) == (ElectionOutcome.NO_THRESHOLD, (), 2)


@pytest.mark.parametrize(
    ("ballot", "reading"),
    [
        ({"an", "chi"}, Reading.VALID),
        ({"an"}, Reading.VALID),
        (["an", "an"], Reading.VALID),  # the same name twice is one name
        (set(), Reading.BLANK),
        ({"an", "bình", "chi"}, Reading.INVALID),  # three names for two seats
        ({"lạ"}, Reading.INVALID),
        ({"an", "lạ"}, Reading.INVALID),
    ],
)
def test_each_ballot_is_judged(ballot, reading):
    asked = election(2, 10)
    assert asked.read(ballot) is reading
    sheet = asked.count([ballot])
    assert (sheet.valid, sheet.blank, sheet.invalid) == tuple(int(reading is one) for one in Reading)
    assert sum(sheet.votes.values()) == (len(set(ballot)) if reading is Reading.VALID else 0)


@pytest.mark.parametrize(
    ("votes", "sheet", "given", "base", "reason"),
    [
        ({"an": 6}, (8, 2, 1), 10, 12, Reason.MORE_THAN_GIVEN),
        ({"an": 8}, (8, 2, 1), 11, 10, Reason.MORE_THAN_BASE),
        ({"an": 0}, (0, 0, 0), 0, 0, Reason.NO_BASE),
        (dict.fromkeys(NAMES, 9), (10, 0, 0), 10, 10, Reason.MARKS),  # 45 votes, room for 20
        ({"an": 4}, (10, 0, 0), 10, 10, Reason.MARKS),  # six valid ballots that name nobody
    ],
)
def test_figures_that_cannot_be_a_count_are_refused(votes, sheet, given, base, reason):
    with pytest.raises(Refused) as refused:
        result_of(election(2, base), votes, *sheet, given=given)
    assert refused.value.reason is reason


def test_more_votes_than_valid_ballots_are_refused_already_on_the_sheet():
    with pytest.raises(Refused, match="11 phiếu, nhiều hơn 10") as refused:
        Sheet({"an": 11}, valid=10)
    assert refused.value.reason is Reason.MORE_THAN_VALID


@pytest.mark.parametrize("votes", [{"an": 5}, dict.fromkeys((*NAMES, "lạ"), 2)])
def test_a_sheet_for_other_names_is_refused_and_a_missing_name_is_no_nought(votes):
    with pytest.raises(Refused) as refused:
        elect(election(5, 10), Sheet(votes, valid=5), ballots_given=10)
    assert refused.value.reason is Reason.CANDIDATES


@pytest.mark.parametrize(
    ("seats", "names", "reason"),
    [(0, NAMES, Reason.SEATS), (1, (), Reason.CANDIDATES), (1, ("an", "an"), Reason.CANDIDATES)],
)
def test_an_election_of_nobody_is_refused(seats, names, reason):
    with pytest.raises(Refused) as refused:
        election(seats, 10, names=names)
    assert refused.value.reason is reason


def test_hands_leave_open_who_raised_none_and_paper_does_not():
    votes = {"an": 4}
    assert result_of(election(2, 10, way=Way.HANDS), votes, valid=10).outcome is ElectionOutcome.SEATS_OPEN
    with pytest.raises(Refused):
        result_of(election(2, 10, way=Way.PAPER), votes, valid=10)


def test_two_tellers_who_differ_learn_no_figure():
    first, second = Sheet({"an": 7, "chi": 3}, 10), Sheet({"an": 6, "chi": 4}, 10)
    assert Sheet.agreed(first, Sheet({"chi": 3, "an": 7}, 10)) == first
    with pytest.raises(Refused) as refused:
        Sheet.agreed(first, second)
    assert refused.value.reason is Reason.COUNTS_DIFFER
    assert not any(letter.isdigit() for letter in str(refused.value))


def test_a_sheet_does_not_change_after_it_was_counted():
    votes = {"an": 7}
    sheet = Sheet(votes, 10)
    votes["an"] = 10
    assert sheet.votes["an"] == 7
    with pytest.raises(TypeError):
        sheet.votes["an"] = 10


@pytest.mark.parametrize("sections", [[], [Sheet({"an": 1}, 1), Sheet({"an": 1, "chi": 0}, 1)]])
def test_sections_that_cannot_be_added_are_refused(sections):
    with pytest.raises(Refused):
        Sheet.total(sections)


@given(elections(), st.data())
def test_the_order_of_ballots_changes_nothing(drawn, data):
    asked, ballots = drawn
    assert asked.count(ballots) == asked.count(data.draw(st.permutations(ballots)))


@given(elections(), st.data())
def test_the_order_of_the_list_elects_nobody(drawn, data):
    asked, ballots = drawn
    other = Election(asked.rule, asked.seats, tuple(data.draw(st.permutations(NAMES))))
    one, two = (elect(each, each.count(ballots), ballots_given=len(ballots)) for each in (asked, other))
    assert (set(one.elected), set(one.tied), one.outcome) == (set(two.elected), set(two.tied), two.outcome)


@given(elections(), st.data())
def test_sections_add_up_to_the_whole(drawn, data):
    asked, ballots = drawn
    cut = data.draw(st.integers(0, len(ballots)))
    assert Sheet.total([asked.count(ballots[:cut]), asked.count(ballots[cut:])]) == asked.count(ballots)


@given(elections())
def test_seats_are_elected_tied_or_open_and_never_more(drawn):
    asked, ballots = drawn
    result = elect(asked, asked.count(ballots), ballots_given=len(ballots))
    assert len(result.elected) + result.tied_seats + result.open_seats == asked.seats
    assert len(result.elected) <= asked.seats
    assert not set(result.elected) & set(result.tied)
    assert bool(result.tied) is (len(result.tied) > result.tied_seats > 0)
    votes = {line.candidate: line.votes for line in result.standing}
    assert len({votes[name] for name in result.tied}) <= 1
    assert all(votes[name] >= result.least for name in (*result.elected, *result.tied))
    left_out = set(NAMES) - set(result.elected) - set(result.tied)
    assert all(
        votes[name] < votes[other] or votes[name] < result.least for name in left_out for other in result.elected
    )


@given(elections(), st.sampled_from(NAMES))
def test_one_ballot_more_for_a_name_never_harms_it(drawn, name):
    asked, ballots = drawn
    roomy = Election(
        Rule(Base.PRESENT, asked.rule.base_count + 1, asked.rule.threshold, asked.rule.strict),
        asked.seats,
        asked.candidates,
    )

    def rank(cast):
        result = elect(roomy, roomy.count(cast), ballots_given=len(cast))
        return (name in result.tied) + 2 * (name in result.elected)

    assert rank([*ballots, {name}]) >= rank(ballots)


def test_every_small_election_is_that_of_a_plain_definition():
    """Every way to fill the figures of three names, two seats and four people.

    Elected is whom fewer than two others equal or beat; out is whom two others beat; who is neither is tied.
    """
    asked = election(2, 4, names=("an", "bình", "chi"), way=Way.HANDS)
    for figures in product(range(5), repeat=3):
        if sum(figures) > 8:
            continue
        votes = dict(zip(asked.candidates, figures, strict=True))
        enough = {name for name in votes if 2 * votes[name] > 4}
        sure = {name for name in enough if sum(votes[other] >= votes[name] for other in enough - {name}) < 2}
        beaten = {name for name in enough if sum(votes[other] > votes[name] for other in enough - {name}) >= 2}
        result = result_of(asked, votes, valid=4)
        assert (set(result.elected), set(result.tied)) == (sure, enough - sure - beaten), votes
