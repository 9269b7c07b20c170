"""Access to blocks: those who read the organiser's or a member's papers see them; the organiser's officers keep them."""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

READERS = {Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR}
MEMBERS = ("Thanh tra Sở", "Văn phòng Sở")


def a_block(world):
    """A block of the department with two of its divisions."""
    from bangvang.block.models import Block, Membership

    block, _made = Block.objects.get_or_create(
        organiser=world.department, name="Khối các phòng tham mưu", defaults={"begins_on": date(2020, 1, 1)}
    )
    for place, name in enumerate(MEMBERS, start=1):
        Membership.objects.get_or_create(
            block=block, unit=world.divisions[name], defaults={"place": place, "begins_on": date(2020, 1, 1)}
        )
    return block


def _block(world):
    return {"pk": a_block(world).pk}


ROUTES = {
    "block:list": Route(signed_in=True),
    "block:detail": Route(make=_block, allowed=READERS),
}
