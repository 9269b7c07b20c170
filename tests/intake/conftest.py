"""Lists made on the spot, so that each test shows exactly what is in the file."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

from bangvang.intake.actions import upload
from bangvang.intake.models import Batch
from bangvang.register.choices import Role

HEADS = (
    "TT",
    "Ông/Bà",
    "Họ và tên, tên tập thể",
    "Chức vụ",
    "Đơn vị công tác",
    "Hình thức đề nghị",
    "Tóm tắt thành tích",
)
LETTER = "Giấy khen của Giám đốc Sở"


def xlsx(*people: tuple[str, ...]) -> bytes:
    """A list of individuals: (honorific, name, position, unit, form, merit)."""
    return workbook(HEADS, *people)


def workbook(heads: tuple[str, ...], *people: tuple[str, ...]) -> bytes:
    """A list under other headings; a running number goes before each person."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(("Danh sách đề nghị khen thưởng năm 2020",))
    sheet.append(heads)
    for number, person in enumerate(people, start=1):
        sheet.append((number, *person))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def person(
    name: str, unit: str = "Văn phòng Sở", *, position: str = "Chuyên viên", form: str = LETTER
) -> tuple[str, ...]:
    return ("Bà", name, position, unit, form, "Hoàn thành tốt nhiệm vụ")


@pytest.fixture
def officer(world):
    return world.user(Role.OFFICER)


@pytest.fixture
def batch_of(world, officer) -> Callable[..., Batch]:
    """A preview of the given people of the department."""
    return lambda *people: upload(officer, world.department, data=xlsx(*people), name="danh-sach.xlsx")
