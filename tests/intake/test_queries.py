"""Who sees which lists, and the figures of a preview."""

from __future__ import annotations

import pytest
from intake.conftest import person, xlsx

from bangvang.intake.actions import correct_row, upload
from bangvang.intake.queries import survey, units_to_upload_for, visible_to, with_counts
from bangvang.register.choices import Role

pytestmark = pytest.mark.django_db


def test_a_list_is_seen_by_its_unit_and_those_above_and_by_nobody_else(world):
    division, other = world.divisions["Văn phòng Sở"], world.divisions["Thanh tra Sở"]
    batch = upload(world.user(Role.CLERK, division), division, data=xlsx(person("Nguyễn Thị Lan")), name="a.xlsx")
    seen = {
        "own clerk": world.user(Role.CLERK, division),
        "officer above": world.user(Role.OFFICER),
        "auditor above": world.user(Role.AUDITOR),
        "city officer": world.user(Role.OFFICER, world.city),
        "clerk beside": world.user(Role.CLERK, other),
        "other department": world.outsider(Role.OFFICER),
        "leader": world.user(Role.LEADER),
    }
    assert [name for name, user in seen.items() if batch in visible_to(user)] == [
        "own clerk", "officer above", "auditor above", "city officer",
    ]  # fmt: skip


def test_the_figures_of_a_preview_add_up_to_its_rows(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"), person("Nguyễn Thị Lan"), person("Phạm Văn Minh"), person("Bỏ Đi"))
    correct_row(officer, batch.rows.get(ordinal=4), read_version=1, left_out=True)
    seen = survey(batch)
    groups = (seen.blocked, seen.guessed, seen.sure, seen.left_out)
    assert [len(group) for group in groups] == [2, 0, 1, 1]
    assert sum(len(group) for group in groups) == len(seen.rows)


def test_rows_left_out_are_not_counted(batch_of, officer):
    batch = batch_of(person("Nguyễn Thị Lan"), person("Phạm Văn Minh"))
    correct_row(officer, batch.rows.get(ordinal=2), read_version=1, left_out=True)
    assert with_counts(visible_to(officer)).get().row_count == 1


def test_an_ended_unit_sends_no_more_lists(world, officer):
    assert world.units["Trung tâm Giới thiệu việc làm"] not in units_to_upload_for(officer)
    assert world.divisions["Văn phòng Sở"] in units_to_upload_for(officer)
