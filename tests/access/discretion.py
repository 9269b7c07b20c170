"""Access to being shown less: everybody asks and looks up; officers of the body that granted the honour answer."""

from __future__ import annotations

from access.route import Route
from bangvang.consultation.queries import form_key_in, new_form_key
from bangvang.discretion import actions
from bangvang.discretion.models import Wish
from bangvang.register.choices import Role
from bangvang.register.models import Honour
from bangvang.register.public_keys import HONOURS


def _honour(world) -> Honour:
    return Honour.objects.filter(person__isnull=False, source__decision=world.decision.pk).first()


def _wish(world, reason: str = "") -> Wish:
    """A wish with this reason; accepted where it says so."""
    found = Wish.objects.filter(reason=reason).first()
    if found is None:
        found = actions.ask(
            _honour(world), extent="initials", every_honour=False, asker="self", name="Người được khen", reason=reason,
            contact="0900 000 000", form_key=form_key_in(new_form_key()),
        ).wish  # fmt: skip
        if reason == "đã đồng ý":
            actions.accept(world.user(Role.OFFICER), found, reason="", cite="", on=world.decision.signed_on)
    return found


def _office(reason: str = "", method: str = "get", data=lambda world: {}) -> Route:
    return Route(
        make=lambda world: {"pk": _wish(world, reason).pk}, allowed={Role.OFFICER}, method=method, data=data,
    )  # fmt: skip


ROUTES = {
    "discretion:ask": Route(make=lambda world: {"key": HONOURS.of(_honour(world).pk)}, public=True),
    "discretion:look_up": Route(public=True),
    "discretion:list": Route(signed_in=True),
    "discretion:wish": _office(),
    "discretion:answer": _office(method="post", data=lambda world: {"outcome": "refused", "reason": "không đúng người"}),
    "discretion:show_again": _office("đã đồng ý", "post", lambda world: {"reason": "người ấy đổi ý"}),
    "discretion:contact": _office(method="post"),
}
