"""Access to the identity ledger: who judges people of a unit; a pair or a merge is seen where its people are. Units
are judged by who administers both."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

JUDGES = {Role.OFFICER, Role.ADMINISTRATOR}


def _pair(world):
    return {"first": world.person("Phạm Ngọc Quỳnh").pk, "second": world.person("Bùi Đình Dũng").pk}


def _merge(world):
    from bangvang.identity.actions import merge
    from bangvang.identity.models import Merge

    done = Merge.objects.first() or merge(
        world.user(Role.OFFICER),
        kept=world.person("Phùng Thị Loan"),
        gone=world.person("Phùng Minh Sơn"),
        reason="ghi nhầm tên khi nạp",
        document="15/CV-TCCB",
        document_on=date(2020, 7, 6),
    )
    return {"pk": done.pk}


def _units(world):
    return {"first": world.divisions["Phòng Người có công"].pk, "second": world.divisions["Thanh tra Sở"].pk}


def _unit_merge(world):
    from bangvang.identity.actions import merge_units
    from bangvang.identity.models import UnitMerge
    from bangvang.register.actions import new_unit

    done = UnitMerge.objects.first() or merge_units(
        world.user(Role.ADMINISTRATOR),
        kept=world.divisions["Phòng Người có công"],
        gone=new_unit(name="P. Người có công", parent=world.department, begins_on=date(2018, 1, 1)),
    )
    return {"pk": done.pk}


ROUTES = {
    "identity:pairs": Route(allowed=JUDGES, own_place=True),
    "identity:pair": Route(make=_pair, allowed=JUDGES),
    "identity:dismiss": Route(make=_pair, allowed=JUDGES, method="post"),
    "identity:postpone": Route(make=_pair, allowed=JUDGES, method="post"),
    "identity:merges": Route(allowed=JUDGES, own_place=True),
    "identity:undo": Route(make=_merge, allowed=JUDGES),
    "identity:unit_pairs": Route(allowed={Role.ADMINISTRATOR}, own_place=True),
    "identity:unit_pair": Route(make=_units, allowed={Role.ADMINISTRATOR}),
    "identity:part_units": Route(make=_units, allowed={Role.ADMINISTRATOR}, method="post"),
    "identity:unit_merges": Route(allowed={Role.ADMINISTRATOR}, own_place=True),
    "identity:unit_undo": Route(make=_unit_merge, allowed={Role.ADMINISTRATOR}),
}
