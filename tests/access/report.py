"""Access to achievement reports: a unit writes, who handles and watches above it reads what was closed."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

WRITERS = {Role.CLERK, Role.OFFICER}
SEEING = WRITERS | {Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.LEADER, Role.AUDITOR}


def _report(world, achieved_until: date = date(2020, 6, 30)):
    """A report closed once and open again."""
    from bangvang.report import actions
    from bangvang.report.models import AchievementReport

    officer = world.user(Role.OFFICER)
    found = AchievementReport.objects.filter(achieved_until=achieved_until).first()
    if found is None:
        found = actions.begin(
            officer, world.department, world.divisions["Thanh tra Sở"], award="commendation_letter",
            achieved_from=date(2020, 1, 1), achieved_until=achieved_until,
        )  # fmt: skip
        actions.revise(officer, found, read_version=found.version, achievements="Giải quyết mọi đơn thư đúng hạn.")
        actions.submit(officer, found, on=date(2020, 7, 1), read_version=found.version)
        actions.reopen(officer, found, read_version=found.version)
    return found


def _pk(world):
    return {"pk": _report(world).pk}


def _version(world):
    return {"version": _report(world).version}


ROUTES = {
    "report:list": Route(signed_in=True),
    "report:begin": Route(
        make=lambda world: {"unit_pk": world.divisions["Thanh tra Sở"].pk, "kind": "ca-nhan"}, allowed=WRITERS
    ),
    "report:detail": Route(make=_pk, allowed=SEEING),
    "report:edit": Route(make=_pk, allowed=WRITERS),
    "report:quote": Route(make=_pk, allowed=WRITERS),
    "report:unquote": Route(
        make=lambda world: _pk(world) | {"number": 1}, allowed=WRITERS, method="post", data=_version
    ),
    "report:close": Route(
        make=_pk, allowed=WRITERS, method="post", data=lambda world: _version(world) | {"on": "01/07/2020"}
    ),
    "report:reopen": Route(make=_pk, allowed=WRITERS, method="post", data=_version),
    "report:draft_paper": Route(make=lambda world: _pk(world) | {"kind": "docx"}, allowed=WRITERS),
    "report:edition": Route(make=lambda world: _pk(world) | {"number": 1}, allowed=SEEING),
    "report:paper": Route(make=lambda world: _pk(world) | {"number": 1, "kind": "docx"}, allowed=SEEING),
    "report:compare": Route(
        make=lambda world: _pk(world) | {"edition_pk": _report(world, date(2020, 5, 31)).editions.get(number=1).pk},
        allowed=SEEING,
    ),
}
