"""Access to blocks: those who read the organiser's or a member's papers see them; the organiser's officers keep them.

Who drafts a pact is an officer of the organiser or stands at the head; who answers for a member has a mandate over it.
"""

from __future__ import annotations

from datetime import date

from access.route import Route
from bangvang.register.choices import Role

READERS = {Role.CLERK, Role.OFFICER, Role.COUNCIL_SECRETARY, Role.LEADER, Role.AUDITOR}
ORGANISERS = {Role.OFFICER}
FOR_A_UNIT = {Role.CLERK, Role.OFFICER}
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


def a_pact(world):
    """A pact of the block that was sent to both."""
    from bangvang.block import actions
    from bangvang.block.models import Pact

    block, officer = a_block(world), world.user(Role.OFFICER)
    standing = Pact.objects.filter(block=block, year=2020).first()
    if standing is None:
        drafted = actions.draft_pact(officer, block, year=2020, text="Lời", undertakings=[("Việc", "98 %")])
        standing = actions.send_pact(officer, drafted, read_version=drafted.version)
    return standing


def _block(world, **more):
    return {"pk": a_block(world).pk} | more


def _member(world):
    return {"pk": a_block(world).memberships.get(place=1).pk}


def _pact(world, **more):
    return {"pk": a_pact(world).pk} | more


def _version(world):
    return {"version": a_pact(world).version}


def _signatory(world):
    return {"pk": a_pact(world).signatories.first().pk}


ROUTES = {
    "block:list": Route(signed_in=True),
    "block:set_up": Route(make=lambda world: {"organiser_pk": world.department.pk}, allowed=ORGANISERS),
    "block:detail": Route(make=_block, allowed=READERS),
    "block:edit": Route(make=_block, allowed=ORGANISERS),
    "block:take_in": Route(
        make=_block,
        allowed=ORGANISERS,
        method="post",
        data=lambda world: {"unit": world.divisions["Phòng Dạy nghề"].pk, "begins_on": "01/01/2020"},
    ),
    "block:lead": Route(make=lambda world: _block(world, year=2020, role="head"), allowed=ORGANISERS),
    "block:membership": Route(make=_member, allowed=ORGANISERS),
    "block:pass_on": Route(make=_member, allowed=ORGANISERS, method="post"),
    "block:draft_pact": Route(make=lambda world: _block(world, year=2021), allowed=ORGANISERS),
    "block:blank_pact": Route(make=lambda world: _block(world, year=2020, kind="docx"), allowed=READERS),
    "block:pact": Route(make=_pact, allowed=READERS),
    "block:edit_pact": Route(make=_pact, allowed=ORGANISERS),
    "block:send_pact": Route(make=_pact, allowed=ORGANISERS, method="post", data=_version),
    "block:sign_pact": Route(
        make=_pact, allowed=ORGANISERS, method="post", data=lambda world: _version(world) | {"on": "15/01/2020"}
    ),
    "block:pact_paper": Route(make=lambda world: _pact(world, kind="pdf"), allowed=READERS),
    "block:answer_pact": Route(make=_signatory, allowed=FOR_A_UNIT),
}
