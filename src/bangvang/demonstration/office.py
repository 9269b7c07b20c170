"""Write the office: units, issuers, council with its invented regulation, movements, accounts with mandates."""

from __future__ import annotations

import secrets
from datetime import date

from bangvang.accounts.models import User
from bangvang.council.choices import CouncilRole
from bangvang.council.models import Council, Member, RegulationRule
from bangvang.demonstration import cast
from bangvang.movement.choices import MovementKind, MovementState
from bangvang.movement.models import Movement, PlannedAward
from bangvang.register.actions import new_unit
from bangvang.register.models import Issuer, Mandate, Person, Unit
from bangvang.vote.choices import VoteBase, VoteMethod

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # no l, o, i, 0, 1: read aloud and typed without a mistake


def write_units() -> dict[str, Unit]:
    """The tree by name: the city, two departments below it, the divisions of ours."""
    city = new_unit(
        name=cast.CITY,
        short_name="UBND thành phố",
        begins_on=cast.BEGAN,
        is_body=True,
        symbol="UBND",
        place="Hải Phòng",
        demonstration=True,
    )
    department = new_unit(
        name=cast.DEPARTMENT,
        short_name="Sở LĐ-TB&XH",
        parent=city,
        begins_on=cast.BEGAN,
        is_body=True,
        symbol="SLĐTBXH",
        place="Hải Phòng",
        parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
        demonstration=True,
    )
    other = new_unit(
        name=cast.OTHER_DEPARTMENT,
        parent=city,
        begins_on=cast.BEGAN,
        is_body=True,
        symbol="SVHMH",
        place="Hải Phòng",
        parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
        demonstration=True,
    )
    ward = new_unit(name=cast.WARD, parent=city, begins_on=cast.BEGAN, demonstration=True)
    units = {unit.name: unit for unit in (city, department, other, ward)}
    for name in cast.DIVISIONS:
        units[name] = new_unit(name=name, parent=department, begins_on=cast.BEGAN, demonstration=True)
    ended, last_day, successor = cast.ENDED_DIVISION
    units[ended] = new_unit(
        name=ended,
        parent=department,
        begins_on=cast.BEGAN,
        ends_on=last_day,
        successor=units[successor],
        demonstration=True,
    )
    return units


def write_issuers(units: dict[str, Unit]) -> None:
    Issuer.objects.create(
        body=units[cast.DEPARTMENT],
        authority="provincial_department_head",
        title="Giám đốc",
        person_name="Trần Quốc Hưng",
        begins_on=cast.BEGAN,
    )
    Issuer.objects.create(
        body=units[cast.CITY],
        authority="province_chair",
        title="Chủ tịch",
        person_name="Đào Xuân Trường",
        begins_on=cast.BEGAN,
    )
    Issuer.objects.create(
        body=units[cast.OTHER_DEPARTMENT],
        authority="provincial_department_head",
        title="Giám đốc",
        person_name="Bạch Thu Cúc",
        begins_on=cast.BEGAN,
    )


def write_council(department: Unit) -> Council:
    council = Council.objects.create(body=department, name=cast.COUNCIL_NAME)
    for name, title, role in cast.COUNCIL:
        Member.objects.create(
            council=council, name=name, title=title, role=CouncilRole(role), begins_on=date(2015, 1, 1)
        )
    RegulationRule.objects.create(
        council=council,
        numerator=2,
        denominator=3,
        base=VoteBase.TOTAL_MEMBERS,
        method=VoteMethod.PAPER_SECRET,
        source=cast.INVENTED_REGULATION,
        invented=True,
        begins_on=date(2015, 1, 1),
    )
    return council


def write_movements(department: Unit) -> tuple[Movement, Movement]:
    """The movement that is closed at the conference, and the one launched there."""
    closing = Movement.objects.create(
        body=department,
        name=cast.MOVEMENT_2015,
        kind=MovementKind.REGULAR,
        period_from=date(2015, 1, 1),
        period_until=date(2020, 6, 30),
        objective="Hoàn thành chỉ tiêu, nhiệm vụ của ngành giai đoạn 2015–2020.",
        scope="Toàn ngành lao động, thương binh và xã hội của thành phố.",
        participants="Toàn thể cán bộ, công chức, viên chức, người lao động trong ngành.",
        content="Hoàn thành chỉ tiêu việc làm, giảm nghèo, ưu đãi người có công; cải cách thủ tục hành chính.",
        directive="Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị",
        state=MovementState.LAUNCHED,
        launched_on=date(2015, 3, 2),
    )
    PlannedAward.objects.create(movement=closing, award="commendation_letter", collectives=6, individuals=16)
    launching = Movement.objects.create(
        body=department,
        name=cast.MOVEMENT_2020,
        kind=MovementKind.REGULAR,
        period_from=date(2020, 7, 1),
        period_until=date(2025, 6, 30),
        objective="Nội dung thiết thực, hiệu quả; đẩy mạnh cải cách thủ tục hành chính, rút ngắn thời gian xử lý.",
        directive="Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị",
        follows=closing,
    )
    PlannedAward.objects.create(movement=launching, award="commendation_letter")
    return closing, launching


def write_accounts(units: dict[str, Unit], people: dict[str, Person]) -> dict[str, str]:
    """Accounts with random passwords and their mandates; returns user name → password, to be shown once."""
    passwords: dict[str, str] = {}
    for account in cast.ACCOUNTS:
        password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
        user = User.objects.create_user(
            account.username, password=password, full_name=account.full_name, form_of_address=account.form_of_address
        )
        for role in account.roles:
            Mandate.objects.create(user=user, role=role, unit=units[account.unit], begins_on=date(2015, 1, 1))
        if account.person:
            person = people[account.person]
            person.user = user
            person.save(update_fields=["user"])
        passwords[account.username] = password
    return passwords
