"""Who reads the decision reads its certificates; lists cost the same however long they are."""

from __future__ import annotations

from datetime import date

import pytest

from bangvang.certificate import queries
from bangvang.register.choices import Role
from short_river import shorten


def test_certificates_of_another_department_are_not_seen(short):
    short.certified_decision()
    assert queries.visible_to(short.user(Role.ACCOUNTANT)).count() == 3
    assert queries.visible_to(short.outsider(Role.OFFICER)).count() == 0
    assert queries.visible_to(short.user(Role.CLERK)).count() == 0


@pytest.mark.parametrize("people", [1, 3])
def test_a_list_of_certificates_costs_the_same(world, people, django_assert_num_queries):
    decision = shorten(world, collectives=0, people=people).certified_decision()
    with django_assert_num_queries(4):
        found = [(one.line.name, one.honour.award, queries.is_outdated(one)) for one in queries.of_decision(decision)]
    assert len(found) == people


def test_the_rule_of_2020_is_said_to_be_unread():
    rule = queries.layout_rule("commendation_letter", date(2020, 7, 13))
    assert (rule.read, rule.size_mm) == (False, None)


def test_progress_is_counted_from_the_certificates_themselves():
    assert queries.Progress(asked=True, done=11, total=22).thousandths == 500
    assert queries.Progress(asked=False, done=0, total=0).thousandths == 0
    assert not queries.Progress(asked=False, done=22, total=22).finished
