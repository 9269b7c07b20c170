"""Build the demonstration in an empty database, and refuse any database that holds somebody's real work."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from bangvang.accounts.models import User
from bangvang.certificate.models import Design, PublicBase
from bangvang.chronicle import actions as chronicle
from bangvang.demonstration import cast
from bangvang.demonstration.blocks import write_blocks
from bangvang.demonstration.comments import write_consultation
from bangvang.demonstration.day import write_day
from bangvang.demonstration.documents import write_documents
from bangvang.demonstration.figures import write_figures
from bangvang.demonstration.office import (
    write_accounts,
    write_council,
    write_issuers,
    write_movements,
    write_units,
)
from bangvang.demonstration.people import write_characters
from bangvang.demonstration.reports import write_reports
from bangvang.demonstration.scoring import write_scoring
from bangvang.eligibility.actions import assess_handling
from bangvang.nomination.actions import open_handling
from bangvang.nomination.choices import CommendationType, ProposalState
from bangvang.nomination.models import Nomination, Proposal
from bangvang.portal.actions import lay_out
from bangvang.register.models import Honour, Person, Unit
from bangvang.register.queries import employment_on

CERTIFICATE_OF_PROVINCE = "ministry_province_certificate"


class RealData(Exception):
    """The database is somebody's work; the demonstration stays out."""


def refuse_real_data() -> None:
    """Raise `RealData` when the database holds anything that the demonstration did not write."""
    if (
        Unit.objects.filter(demonstration=False).exists()
        or Person.objects.filter(demonstration=False).exists()
        or Honour.objects.filter(demonstration=False).exists()
        or User.objects.exists()
    ):
        raise RealData(
            "Cơ sở dữ liệu này đã có dữ liệu thật hoặc đã có tài khoản. Không nạp số liệu minh hoạ vào đây. "
            "Hãy chỉ một thư mục trống: bangvang demo --data THƯ_MỤC."
        )


def is_built() -> bool:
    """Whether the demonstration is already here."""
    return Unit.objects.filter(demonstration=True).exists()


def build(public_base: str, *, with_the_day: bool = False) -> dict[str, str]:
    """Write everything in one transaction; returns user names with their passwords. Raises `RealData`.

    ``with_the_day``: also live 13 July 2020 to its end. Without it the sample list still waits to be taken in.
    """
    refuse_real_data()
    with transaction.atomic():
        chronicle.begin()
        units = write_units()
        write_issuers(units)
        department = units[cast.DEPARTMENT]
        people = write_characters(units)
        write_council(department)
        write_movements(department)
        passwords = write_accounts(units, people)
        write_certificate_design(department, public_base)
        write_front_page(public_base)
        write_consultation(units, write_proposal_of_2026(units, people))
        write_proposal_of_2023(units)
        write_figures(department)
        write_reports(units, people)
        offices, services = write_blocks(units, department)
        write_scoring(offices, services)
        if with_the_day:
            write_day(department)
        write_documents()
    return passwords


def write_certificate_design(department: Unit, public_base: str) -> None:
    Design.objects.create(body=department, award="commendation_letter", name="Giấy khen, khung trung tính")
    PublicBase.objects.create(body=department, address=public_base)


def write_front_page(public_base: str) -> None:
    """The portal's front page, with a page on a social network that nobody keeps."""
    home = lay_out(public_base)
    home.fanpage_name, home.fanpage = "Trang minh hoạ của Sở", f"{public_base}/lien-he/"
    home.contact = "Số liệu minh hoạ\n15 phố Minh Hoạ, Hải Phòng\nlien-he@minh-hoa.vn"
    home.save()


def write_proposal_of_2026(units: dict[str, Unit], people: dict[str, Person]) -> Proposal:
    """Six people proposed in 2026 for the province's certificate: where the findings and the troubles are seen."""
    officer = User.objects.get(username="chuyenvien")
    city, department = units[cast.CITY], units[cast.DEPARTMENT]
    received, assessed = date(2026, 2, 20), date(2026, 3, 1)
    proposal = Proposal.objects.create(
        unit=department,
        body=city,
        title="Đề nghị tặng Bằng khen của Chủ tịch UBND thành phố năm 2025 (minh hoạ)",
        commendation_type=CommendationType.MERIT,
        achieved_from=date(2024, 1, 1),
        achieved_until=date(2025, 12, 31),
        state=ProposalState.SUBMITTED,
        submitted_on=received,
        made_by=officer,
    )
    for ordinal, name in enumerate(cast.NOMINATED_IN_2026, start=1):
        person = people[name]
        post = employment_on(person, received)
        nomination = Nomination.objects.create(
            proposal=proposal,
            ordinal=ordinal,
            recipient_kind="individual",
            person=person,
            honorific="Bà" if person.sex == "female" else "Ông",
            name=person.name,
            position=post.position if post else "",
            unit_name=post.unit.name if post else "",
            award=CERTIFICATE_OF_PROVINCE,
            merit="Hoàn thành xuất sắc nhiệm vụ năm 2024, 2025 (minh hoạ)",
            stated=cast.STATED_IN_2026,
        )
        handling = open_handling(nomination, city, received_on=received)
        assess_handling(officer, handling, on=assessed, authority="province_chair")
    return proposal


def write_proposal_of_2023(units: dict[str, Unit]) -> Proposal:
    """A ward proposed in 2023 for a title that the law has only had since 2024: what *not in force* looks like."""
    officer = User.objects.get(username="caplen")
    city, ward = units[cast.CITY], units[cast.WARD]
    received, assessed = date(2023, 12, 1), date(2023, 12, 5)
    proposal = Proposal.objects.create(
        unit=ward,
        body=city,
        title="Đề nghị danh hiệu Phường tiêu biểu năm 2023 (minh hoạ)",
        commendation_type=CommendationType.MERIT,
        achieved_from=date(2023, 1, 1),
        achieved_until=date(2023, 11, 30),
        state=ProposalState.SUBMITTED,
        submitted_on=received,
        made_by=officer,
    )
    nomination = Nomination.objects.create(
        proposal=proposal,
        ordinal=1,
        recipient_kind="collective",
        collective=ward,
        name=ward.name,
        award="exemplary_commune",
        merit="Dẫn đầu phong trào thi đua năm 2023 (minh hoạ)",
    )
    assess_handling(
        officer, open_handling(nomination, city, received_on=received), on=assessed, authority="province_chair"
    )
    return proposal
