"""Access to initiatives: a unit hands in, its body recognises and watches, the ledger follows who sees the people."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

HANDERS_IN = {Role.CLERK, Role.OFFICER}
RECOGNISERS = {Role.OFFICER}
SEEING = HANDERS_IN | {Role.LEADER, Role.COUNCIL_SECRETARY, Role.AUDITOR}
PEOPLE_READERS = {Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR}
PEOPLE_KEEPERS = {Role.CLERK, Role.OFFICER, Role.ADMINISTRATOR}


def _submission(world):
    from bangvang.initiative.models import Submission

    days = {"applied_on": date(2020, 1, 1), "submitted_on": date(2020, 6, 1)}
    made, _new = Submission.objects.get_or_create(
        title="Sổ theo dõi hẹn trả",
        defaults={
            "body": world.department, "unit": world.divisions["Thanh tra Sở"], "by": world.user(Role.OFFICER),
            "solution": "Sổ chung", "results": "Không trễ hẹn",
        } | days,
    )  # fmt: skip
    return {"pk": made.pk}


def _record(world):
    from bangvang.register.models import Initiative

    person = world.person("Đoàn Thị Hạnh")
    made, _new = Initiative.objects.get_or_create(
        person=person, title="Sổ hẹn", scope="grassroots", recognised_on=date(2020, 3, 1)
    )
    return {"pk": made.pk}


ROUTES = {
    "initiative:list": Route(signed_in=True),
    "initiative:hand_in": Route(
        make=lambda world: {"unit_pk": world.divisions["Thanh tra Sở"].pk}, allowed=HANDERS_IN
    ),
    "initiative:detail": Route(make=_submission, allowed=SEEING),
    "initiative:revise": Route(make=_submission, allowed=HANDERS_IN),
    "initiative:withdraw": Route(
        make=_submission, allowed=HANDERS_IN, method="post", data=lambda world: {"version": 1}
    ),
    "initiative:recognise": Route(
        make=_submission,
        allowed=RECOGNISERS,
        method="post",
        data=lambda world: {"version": 1, "scope": "grassroots", "document": "1/QĐ", "on": "20/06/2020"},
    ),
    "initiative:refuse": Route(
        make=_submission,
        allowed=RECOGNISERS,
        method="post",
        data=lambda world: {"version": 1, "reason": "chưa mới", "day": "20/06/2020"},
    ),
    "initiative:compare": Route(
        make=lambda world: _submission(world) | {"other_pk": _submission(world)["pk"]}, allowed=SEEING
    ),
    "initiative:ledger": Route(signed_in=True),
    "initiative:record": Route(make=_record, allowed=PEOPLE_READERS),
    "initiative:use": Route(
        make=_record,
        allowed=PEOPLE_KEEPERS,
        method="post",
        data=lambda world: {"award": "grassroots_emulation_fighter", "year": "2020"},
    ),
    "initiative:free": Route(
        make=_record, allowed=PEOPLE_KEEPERS, method="post", data=lambda world: {"reason": "ghi nhầm"}
    ),
}
