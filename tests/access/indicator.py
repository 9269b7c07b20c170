"""Access to indicators: everybody at and below the body sees them; its officers set them; each unit's keepers enter figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from access.route import ALL_ROLES, Route
from bangvang.register.choices import Role

LEADERS = {Role.OFFICER}
KEEPERS = {Role.OFFICER, Role.CLERK}
_DAY = date(2026, 1, 15)


def _indicator(world):
    from bangvang.indicator.actions import define_indicator
    from bangvang.indicator.models import Indicator

    found = Indicator.objects.filter(body=world.department, name="Giải quyết việc làm").first()
    return found or define_indicator(
        world.user(Role.OFFICER),
        world.department,
        name="Giải quyết việc làm",
        measure="lượt lao động",
        owner=world.department,
        adds_up=True,
    )


def _observed(world):
    from bangvang.indicator.actions import Evidence, observe, publish
    from bangvang.indicator.models import Observation
    from bangvang.indicator.periods import year

    indicator = _indicator(world)
    found = Observation.objects.filter(indicator=indicator, current=True).first()
    if found is not None:
        return found
    officer = world.user(Role.OFFICER)
    found = observe(
        officer,
        indicator,
        world.department,
        year(2019),
        value=Decimal(54_000),
        today=_DAY,
        evidence=Evidence("Báo cáo năm 2019", b"%PDF-1.4", "bao-cao.pdf"),
    )
    publish(officer, indicator, year(2019), today=_DAY, read_version=indicator.version)
    return found


def _text(world):
    from bangvang.indicator.actions import keep_text
    from bangvang.indicator.models import CheckedText

    found = CheckedText.objects.filter(unit=world.department).first()
    return found or keep_text(
        world.user(Role.OFFICER),
        world.department,
        title="Đoạn của báo cáo",
        text="Giải quyết việc làm cho 54.000 lượt lao động.",
        about="2019",
    )


def _pk(make):
    return lambda world: {"pk": make(world).pk}


def _version(world):
    return {"version": _indicator(world).version}


_FIGURE = {"period": "2018", "value": "53.000", "evidence": "Báo cáo năm 2018"}
_TARGET = {"period": "2021", "value": "55.000"}


def _body(world):
    return {"body_pk": world.department.pk}


ROUTES = {
    "indicator:list": Route(signed_in=True),
    "indicator:unit": Route(make=lambda world: {"pk": world.department.pk}, allowed=ALL_ROLES),
    "indicator:enter": Route(make=lambda world: {"pk": world.department.pk}, allowed=KEEPERS),
    "indicator:define": Route(make=_body, allowed=LEADERS),
    "indicator:sets": Route(make=_body, allowed=LEADERS),
    "indicator:take": Route(make=lambda world: _body(world) | {"code": "labour"}, allowed=LEADERS),
    "indicator:table": Route(make=_body, allowed=ALL_ROLES),
    "indicator:read_in": Route(make=_body, allowed=KEEPERS),
    "indicator:texts": Route(signed_in=True),
    "indicator:text": Route(make=_pk(_text), allowed=ALL_ROLES),
    "indicator:detail": Route(make=_pk(_indicator), allowed=ALL_ROLES),
    "indicator:edit": Route(make=_pk(_indicator), allowed=LEADERS),
    "indicator:target": Route(
        make=_pk(_indicator),
        allowed=LEADERS,
        method="post",
        data=lambda world: _TARGET | {"unit": world.department.pk},
    ),
    "indicator:observe": Route(
        make=_pk(_indicator),
        allowed=KEEPERS,
        method="post",
        data=lambda world: _FIGURE | {"unit": world.department.pk},
    ),
    "indicator:publish": Route(
        make=lambda world: {"pk": _observed(world).indicator_id},
        allowed=LEADERS,
        method="post",
        data=lambda world: _version(world) | {"period": "2019"},
    ),
    "indicator:withdraw": Route(make=_pk(_indicator), allowed=LEADERS, method="post", data=_version),
    "indicator:retire": Route(
        make=_pk(_indicator), allowed=LEADERS, method="post", data=lambda world: _version(world) | {"on": "01/01/2030"}
    ),
    "indicator:correct": Route(make=_pk(_observed), allowed=KEEPERS),
    "indicator:evidence_file": Route(make=_pk(_observed), allowed=ALL_ROLES),
    "board:list": Route(public=True),
    "board:detail": Route(make=lambda world: {"pk": _observed(world).indicator_id}, public=True),
}
