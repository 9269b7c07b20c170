"""The office of a run: one body with its issuer, its council if a count was given, and the people it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bangvang.accounts.models import User
from bangvang.certificate.models import Design, PublicBase
from bangvang.council.models import Council
from bangvang.register.actions import new_unit
from bangvang.register.choices import Role
from bangvang.register.models import Issuer, Mandate, Unit
from bangvang.register.queries import unit_named
from bangvang.run.order import Order
from bangvang_paper.reading import Reading

LONG_AGO = date(1945, 9, 2)
OFFICER_ROLES = (
    Role.OFFICER,
    Role.COUNCIL_SECRETARY,
    Role.DOCUMENT_CLERK,
    Role.LEADER,
    Role.EDITOR,
    Role.ADMINISTRATOR,
)


@dataclass(frozen=True)
class Office:
    """Whom the verbs of the river are done by and for."""

    body: Unit
    issuer: Issuer
    council: Council
    hand: User
    tellers: tuple[User, User]


def set_up(order: Order, reading: Reading) -> Office:
    """Write the body, its units as the list names them, and the accounts that stand for people."""
    body = new_unit(
        name=order.agency,
        begins_on=LONG_AGO,
        is_body=True,
        symbol=order.symbol,
        place=order.place,
        parent_agency=f"Ủy ban nhân dân {_city(order)}" if order.authority == "provincial_department_head" else "",
    )
    for name in _unit_names(reading):
        if unit_named(name) is None:
            new_unit(name=name, parent=body, begins_on=LONG_AGO)
    issuer = Issuer.objects.create(
        body=body, authority=order.authority, title=order.signer_title, person_name=order.signer, begins_on=LONG_AGO
    )
    council = Council.objects.create(body=body, name=f"Hội đồng Thi đua - Khen thưởng {order.agency}")
    PublicBase.objects.create(body=body, address=order.public_base)
    for award in sorted({row.award for row in reading.rows if row.award}):
        Design.objects.create(body=body, award=award, name="Khung trung tính")
    hand = _account("ban-dung", "Bản dựng từ danh sách", OFFICER_ROLES, body)
    tellers = (
        _account("kiem-phieu-1", "Người kiểm phiếu thứ nhất (thay)", (Role.TELLER,), body),
        _account("kiem-phieu-2", "Người kiểm phiếu thứ hai (thay)", (Role.TELLER,), body),
    )
    return Office(body, issuer, council, hand, tellers)


def _city(order: Order) -> str:
    """ "thành phố Hải Phòng" for the five (six) cities run by the centre, else "tỉnh …"."""
    cities = {"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Hồ Chí Minh"}
    name = order.place.removeprefix("TP. ").removeprefix("Thành phố ").removeprefix("thành phố ")
    if name == "Hồ Chí Minh":
        return "Thành phố Hồ Chí Minh"
    return f"thành phố {name}" if name in cities else f"tỉnh {name}"


def _unit_names(reading: Reading) -> list[str]:
    names = [row.unit for row in reading.rows if row.unit]
    names += [row.name for row in reading.rows if row.kind == "collective" and row.name]
    return list(dict.fromkeys(names))


def _account(username: str, name: str, roles: tuple[Role, ...], body: Unit) -> User:
    user = User(username=username, full_name=name, is_active=True)
    user.set_unusable_password()
    user.save()
    Mandate.objects.bulk_create(Mandate(user=user, role=role, unit=body, begins_on=LONG_AGO) for role in roles)
    return user
