"""The people and units used everywhere, and ways to walk the river up to the stage that a test is about.

Dates are those of July 2020: list 01/7, assessed 06/7, sitting 08/7, decision 13/7.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.crypto import get_random_string

from bangvang.accounts.models import User
from bangvang.certificate.models import Design, PublicBase
from bangvang.chronicle import actions as chronicle
from bangvang.council.models import Council
from bangvang.decision.models import Decision
from bangvang.demonstration import cast as characters
from bangvang.demonstration.build import write_front_page
from bangvang.demonstration.office import write_council, write_issuers, write_movements, write_units
from bangvang.demonstration.people import write_characters
from bangvang.demonstration.sample import sample_list
from bangvang.intake.models import Batch
from bangvang.movement.models import Movement
from bangvang.nomination.choices import CommendationType
from bangvang.nomination.models import Proposal
from bangvang.register.choices import Role
from bangvang.register.models import Issuer, Mandate, Person, Unit

SUBMITTED = date(2020, 7, 1)
ASSESSED = date(2020, 7, 6)
HELD = date(2020, 7, 8)
SIGNED = date(2020, 7, 13)
PUBLIC_BASE = "http://127.0.0.1:8000"
_serial = itertools.count(1)


@cache
def some_password() -> str:
    """A usable password that nobody knows, hashed once: hashing is slow on purpose."""
    return make_password(get_random_string(20))


@dataclass
class World:
    """Everything a test needs by name; `user` makes people with a mandate on demand."""

    units: dict[str, Unit]
    people: dict[str, Person]
    council: Council
    movement: Movement
    next_movement: Movement
    sample_list: bytes = field(repr=False, default=b"")
    _users: dict[tuple[str, int], User] = field(default_factory=dict, repr=False)

    @property
    def city(self) -> Unit:
        return self.units[characters.CITY]

    @property
    def department(self) -> Unit:
        return self.units[characters.DEPARTMENT]

    @property
    def other_department(self) -> Unit:
        return self.units[characters.OTHER_DEPARTMENT]

    @property
    def divisions(self) -> dict[str, Unit]:
        return {name: self.units[name] for name in characters.DIVISIONS}

    @property
    def issuer(self) -> Issuer:
        return Issuer.objects.get(body=self.department)

    def person(self, name: str) -> Person:
        return self.people[name]

    def user(self, role: Role | str, unit: Unit | None = None, *, again: bool = False) -> User:
        """A user whose one mandate is ``role`` over ``unit`` (the department). ``again`` makes another one."""
        place = unit or self.department
        key = (str(role), place.pk)
        if again or key not in self._users:
            user = User.objects.create(
                username=f"{role}-{place.pk}-{next(_serial)}",
                full_name=f"{Role(role).label} {place}",
                password=some_password(),
            )
            Mandate.objects.create(user=user, role=role, unit=place, begins_on=date(2015, 1, 1))
            if again:
                return user
            self._users[key] = user
        return User.objects.get(pk=self._users[key].pk)  # fresh: rights are remembered on the object for one request

    def outsider(self, role: Role | str) -> User:
        """The same role in another department."""
        return self.user(role, self.other_department)

    # ── ways to a stage ──────────────────────────────────────────────────────────────────────────────────────────
    def preview_batch(self, data: bytes | None = None) -> Batch:
        from bangvang.intake import actions

        return actions.upload(
            self.user(Role.OFFICER), self.department, data=data or self.sample_list, name="danh-sach.xlsx"
        )

    def accepted_batch(self) -> Batch:
        from bangvang.intake import actions

        batch = self.preview_batch()
        actions.accept(self.user(Role.OFFICER), batch, read_version=batch.version)
        batch.refresh_from_db()
        return batch

    def drafted_proposal(self, **changes: Any) -> Proposal:
        from bangvang.nomination import actions

        fields = {
            "body": self.department,
            "title": "Đề nghị tặng Giấy khen phong trào thi đua yêu nước giai đoạn 2015–2020",
            "movement": self.movement,
            "commendation_type": CommendationType.MOVEMENT,
            "achieved_from": date(2015, 1, 1),
            "achieved_until": date(2020, 6, 30),
        }
        return actions.propose_from(self.user(Role.OFFICER), self.accepted_batch(), **(fields | changes))

    def submitted_proposal(self) -> Proposal:
        from bangvang.nomination import actions

        proposal = self.drafted_proposal()
        actions.submit(self.user(Role.OFFICER), proposal, on=SUBMITTED, read_version=proposal.version)
        proposal.refresh_from_db()
        return proposal

    def assessed_proposal(self) -> Proposal:
        from bangvang.eligibility import actions

        proposal = self.submitted_proposal()
        actions.assess_proposal(self.user(Role.OFFICER), proposal, on=ASSESSED, authority="provincial_department_head")
        return proposal

    def prepared_sitting(self) -> Any:
        from bangvang.council import actions
        from bangvang.nomination.models import Handling

        proposal = self.assessed_proposal()
        secretary = self.user(Role.COUNCIL_SECRETARY)
        sitting = actions.prepare_sitting(secretary, self.council, held_on=HELD, place="Phòng họp tầng 2")
        handlings = Handling.objects.filter(nomination__proposal=proposal).order_by("nomination__ordinal")
        actions.put_on_agenda(secretary, sitting, list(handlings))
        sitting.refresh_from_db()
        return sitting

    def open_sitting(self) -> Any:
        from bangvang.council import actions

        sitting = self.prepared_sitting()
        secretary = self.user(Role.COUNCIL_SECRETARY)
        everybody = set(self.council.members.values_list("pk", flat=True))
        actions.open_sitting(secretary, sitting, present=everybody, read_version=sitting.version)
        actions.begin_vote(secretary, sitting)
        sitting.refresh_from_db()
        return sitting

    def closed_sitting(self) -> Any:
        from datetime import time

        from bangvang.council import actions
        from bangvang.vote import actions as vote

        sitting = self.open_sitting()
        tellers = [self.user(Role.TELLER), self.user(Role.TELLER, again=True)]
        for item in sitting.items.order_by("ordinal"):
            for slot, teller in enumerate(tellers, start=1):
                vote.enter(teller, item.question, slot=slot, agree=11, disagree=0, blank=0, invalid=0)
        sitting.refresh_from_db()
        actions.close_sitting(
            self.user(Role.COUNCIL_SECRETARY), sitting, ends_at=time(16, 30), read_version=sitting.version
        )
        sitting.refresh_from_db()
        return sitting

    def drafted_decision(self) -> Decision:
        from bangvang.decision import actions

        return actions.draft_from(
            self.user(Role.OFFICER),
            self.closed_sitting(),
            award="commendation_letter",
            signed_on=SIGNED,
            issuer=self.issuer,
        )

    def issued_decision(self) -> Decision:
        from bangvang.decision import actions

        decision = self.drafted_decision()
        actions.issue(self.user(Role.DOCUMENT_CLERK), decision, key=f"test-{decision.pk}", today=SIGNED)
        decision.refresh_from_db()
        return decision

    def certified_decision(self) -> Decision:
        from bangvang.certificate import actions

        decision = self.issued_decision()
        actions.make_certificates(self.user(Role.OFFICER), decision)
        actions.print_missing(decision)
        return decision

    def held_conference(self) -> Any:
        from bangvang.conference import actions

        decision = self.certified_decision()
        officer = self.user(Role.OFFICER)
        conference = actions.plan_conference(
            officer,
            self.department,
            name="Hội nghị điển hình tiên tiến giai đoạn 2020–2025",
            held_on=SIGNED,
            part_of_day="Chiều",
            guest="Phó Chủ tịch UBND thành phố",
            directions="bám sát kế hoạch để phát động phong trào;\nđổi mới cách tổ chức phong trào cho thực chất.",
            delegates_chosen=4,
            delegates_to="Đại hội thi đua yêu nước ngành Lao động - Thương binh và Xã hội",
            closes=self.movement,
            launches=self.next_movement,
        )
        actions.hand_over(officer, conference, [decision])
        return conference


def whole_river(world: World) -> World:
    """One thing at every stage, by the names that the access table asks for."""
    from bangvang.intake.models import Batch
    from bangvang.nomination.models import Nomination
    from bangvang.portal.actions import draft_news

    world.conference = world.held_conference()
    world.news = draft_news(world.user(Role.EDITOR), world.conference)
    world.decision = Decision.objects.get()
    world.sitting = world.decision.sitting
    world.nomination = Nomination.objects.order_by("ordinal").last()
    world.handling = world.nomination.handlings.get()
    world.assessment = world.handling.assessments.get()
    world.proposal = world.nomination.proposal
    world.batch = Batch.objects.get()
    world.line = world.decision.lines.order_by("ordinal").first()
    world.certificate = world.line.certificate
    return world


def build_world() -> World:
    """Units, people, council, movements and the certificate design of the demonstration; no accounts, no dossiers."""
    chronicle.begin()
    units = write_units()
    write_issuers(units)
    people = write_characters(units)
    department = units[characters.DEPARTMENT]
    council = write_council(department)
    movement, following = write_movements(department)
    Design.objects.create(body=department, award="commendation_letter", name="Giấy khen, khung trung tính")
    PublicBase.objects.create(body=department, address=PUBLIC_BASE)
    write_front_page(PUBLIC_BASE)
    return World(units, people, council, movement, following, sample_list())
