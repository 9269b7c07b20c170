"""Units and people of the demonstration. All people, numbers of decisions and histories are invented.

The sixteen individuals and six collectives are those of ``static/demonstration/danh-sach-mau.xlsx``. Their histories are
written so that each of the five findings, and each usual trouble of an officer's day, is met by somebody:
a broken chain of years, a revoked award, a transfer, a homonym, an open complaint, missing evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

CITY = "Ủy ban nhân dân thành phố Hải Phòng"
DEPARTMENT = "Sở Lao động - Thương binh và Xã hội"
OTHER_DEPARTMENT = "Sở Văn hóa minh hoạ"
WARD = "Phường Minh Hoạ"
BEGAN = date(2008, 1, 1)

DIVISIONS = (
    "Văn phòng Sở",
    "Thanh tra Sở",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Người có công",
    "Phòng Việc làm - An toàn lao động",
    "Phòng Dạy nghề",
    "Phòng Bảo trợ xã hội",
    "Phòng Bảo vệ, chăm sóc trẻ em",
    "Trung tâm Dịch vụ việc làm",
    "Trung tâm Bảo trợ xã hội",
    "Trung tâm Điều dưỡng người có công",
    "Cơ sở cai nghiện ma túy số 2",
    "Quỹ Bảo trợ trẻ em",
    "Trường Trung cấp nghề số 2",
)
# Ended before the list was written; its people and honours are found under the old name (invented).
ENDED_DIVISION = ("Trung tâm Giới thiệu việc làm", date(2013, 12, 31), "Trung tâm Dịch vụ việc làm")


@dataclass(frozen=True)
class Honoured:
    """One past award of a person: award id, year, number of the (invented) decision, revoked or not."""

    award: str
    year: int
    number: int
    revoked: bool = False


@dataclass(frozen=True)
class Character:
    """One person of the demonstration and what the register knows of them."""

    name: str
    sex: str
    unit: str
    position: str
    group: str = "public_employee"
    born: date = date(1980, 1, 1)
    employed_since: date = date(2010, 9, 1)
    transferred_from: tuple[str, str, date] | None = None  # unit, position, last day there
    honours: tuple[Honoured, ...] = ()
    ratings: dict[int, str] = field(default_factory=dict)
    ratings_complete: bool = True
    initiatives: tuple[tuple[str, date], ...] | None = ()  # None: not known
    complaint_since: date | None = None
    trouble: str = ""  # what this character shows


def _years(rating: str, *years: int) -> dict[int, str]:
    return dict.fromkeys(years, rating)


_GOOD = _years("good", 2016, 2017, 2018, 2019, 2023, 2024, 2025)


def _fighter(year: int, number: int, revoked: bool = False) -> Honoured:
    return Honoured("grassroots_emulation_fighter", year, number, revoked)


CHARACTERS = (
    Character(
        "Đoàn Thị Hạnh",
        "female",
        "Cơ sở cai nghiện ma túy số 2",
        "Điều dưỡng",
        born=date(1984, 3, 8),
        honours=(_fighter(2024, 135), _fighter(2025, 141)),
        ratings=_GOOD | _years("excellent", 2024, 2025),
        initiatives=(
            ("Phiếu chăm sóc dùng chung", date(2024, 11, 2)),
            ("Sổ điện tử theo dõi điều trị", date(2025, 10, 30)),
        ),
        trouble="đủ hai năm liên tục và hai sáng kiến",
    ),
    Character(
        "Bùi Đình Dũng",
        "male",
        "Trung tâm Dịch vụ việc làm",
        "Phó Trưởng phòng",
        born=date(1979, 5, 19),
        honours=(_fighter(2022, 120), _fighter(2023, 128), _fighter(2025, 141)),
        ratings=_GOOD | _years("excellent", 2023, 2025),
        initiatives=(
            ("Ghép phiếu tìm việc với sổ cung lao động", date(2023, 11, 14)),
            ("Phiên việc làm trực tuyến", date(2025, 10, 3)),
        ),
        trouble="chuỗi năm đứt ở 2024",
    ),
    Character(
        "Bùi Văn Phúc",
        "male",
        "Quỹ Bảo trợ trẻ em",
        "Chuyên viên",
        born=date(1986, 10, 2),
        honours=(_fighter(2024, 135, revoked=True), _fighter(2025, 141)),
        ratings=_GOOD,
        initiatives=(
            ("Bản đồ trẻ em cần trợ giúp", date(2024, 10, 20)),
            ("Quy trình nhận quà một lần", date(2025, 9, 12)),
        ),
        trouble="danh hiệu năm 2024 đã bị hủy bỏ",
    ),
    Character(
        "Phạm Đức Ký",
        "male",
        "Trung tâm Bảo trợ xã hội",
        "Y sĩ",
        born=date(1982, 12, 22),
        transferred_from=("Trung tâm Điều dưỡng người có công", "Y sĩ", date(2024, 5, 31)),
        ratings=_GOOD | {2024: "not_assessed", 2025: "excellent"},
        initiatives=(("Tủ thuốc lưu động", date(2024, 10, 1)), ("Lịch khám theo khu", date(2025, 8, 8))),
        trouble="chuyển đơn vị giữa năm 2024, năm đó không xếp loại",
    ),
    Character(
        "Ngô Minh Thủy",
        "male",
        "Phòng Việc làm - An toàn lao động",
        "Phó Trưởng phòng",
        "civil_servant",
        born=date(1978, 7, 27),
        honours=(_fighter(2024, 135), _fighter(2025, 141)),
        ratings=_GOOD | _years("excellent", 2024, 2025),
        initiatives=None,
        trouble="báo cáo nói có hai sáng kiến, sổ chưa thấy quyết định công nhận",
    ),
    Character(
        "Phạm Ngọc Quỳnh",
        "female",
        "Phòng Bảo trợ xã hội",
        "Nhân viên lái xe",
        "worker",
        born=date(1990, 2, 14),
        honours=(_fighter(2024, 135), _fighter(2025, 141)),
        ratings=_GOOD | _years("excellent", 2024, 2025),
        initiatives=(("Lịch xe dùng chung", date(2024, 9, 9)), ("Sổ bảo dưỡng xe", date(2025, 9, 9))),
        complaint_since=date(2025, 12, 15),
        trouble="có đơn tố cáo đang xác minh từ 15/12/2025",
    ),
    Character(
        "Phùng Thị Loan", "female", "Trường Trung cấp nghề số 2", "Kế toán", born=date(1985, 1, 9), ratings=_GOOD
    ),
    Character("Phùng Hữu Bình", "male", "Văn phòng Sở", "Điều dưỡng", born=date(1988, 6, 1), ratings=_GOOD),
    Character(
        "Phùng Minh Sơn",
        "male",
        "Quỹ Bảo trợ trẻ em",
        "Nhân viên lái xe",
        "worker",
        born=date(1983, 9, 30),
        ratings=_GOOD,
    ),
    Character(
        "Trần Quang Hòa",
        "male",
        "Trung tâm Điều dưỡng người có công",
        "Kế toán",
        born=date(1981, 4, 30),
        ratings=_GOOD,
        honours=(Honoured("advanced_worker", 2019, 88),),
        trouble="trùng tên với một người ở Trường Trung cấp nghề số 2",
    ),
    Character(
        "Lương Văn Quyết",
        "male",
        "Phòng Người có công",
        "Chuyên viên chính",
        "civil_servant",
        born=date(1975, 11, 20),
        ratings=_GOOD,
    ),
    Character(
        "Phạm Đình Ký",
        "male",
        "Văn phòng Sở",
        "Chuyên viên chính",
        "civil_servant",
        born=date(1977, 8, 15),
        ratings=_GOOD,
    ),
    Character(
        "Đoàn Thị Thủy", "female", "Phòng Dạy nghề", "Nhân viên lái xe", "worker", born=date(1989, 3, 26), ratings=_GOOD
    ),
    Character("Nguyễn Thị Mỹ", "female", "Phòng Kế hoạch - Tài chính", "Y sĩ", born=date(1987, 12, 12), ratings=_GOOD),
    Character(
        "Dương Minh Đạt",
        "male",
        "Thanh tra Sở",
        "Chuyên viên chính",
        "civil_servant",
        born=date(1976, 5, 5),
        ratings=_GOOD,
    ),
    Character("Bùi Công Quyết", "male", "Phòng Bảo trợ xã hội", "Giáo viên", born=date(1984, 7, 7), ratings=_GOOD),
    # Not in the list: the homonym.
    Character(
        "Trần Quang Hòa",
        "male",
        "Trường Trung cấp nghề số 2",
        "Giáo viên",
        born=date(1991, 10, 10),
        ratings=_GOOD,
        honours=(Honoured("advanced_worker", 2018, 61), Honoured("advanced_worker", 2019, 88)),
        trouble="trùng tên với kế toán của Trung tâm Điều dưỡng người có công",
    ),
)

# The proposal of 2026 in which the five findings are seen; the sample list of 2020 is walked by the newcomer.
NOMINATED_IN_2026 = (
    "Đoàn Thị Hạnh",
    "Bùi Đình Dũng",
    "Bùi Văn Phúc",
    "Phạm Đức Ký",
    "Ngô Minh Thủy",
    "Phạm Ngọc Quỳnh",
)


@dataclass(frozen=True)
class Account:
    """A sign-in of the demonstration: user name, shown name, roles over the department (or over a unit below it)."""

    username: str
    full_name: str
    roles: tuple[str, ...]
    unit: str = DEPARTMENT
    form_of_address: str = "đồng chí"
    person: str = ""


ACCOUNTS = (
    Account(
        "chuyenvien", "Hoàng Minh Hạnh", ("officer", "clerk", "council_secretary", "editor"), form_of_address="chị"
    ),
    Account("kiemphieu1", "Lê Quang Toàn", ("teller", "council_member"), form_of_address="anh"),
    Account("kiemphieu2", "Vũ Thanh Mai", ("teller", "council_member"), form_of_address="chị"),
    Account("lanhdao", "Trần Quốc Hưng", ("leader",), form_of_address="anh"),
    Account("vanthu", "Lương Thị Hòa", ("document_clerk",), form_of_address="chị"),
    Account("ketoan", "Đặng Thu Hiền", ("accountant",), form_of_address="chị"),
    Account("donvi", "Nguyễn Văn Bảo", ("clerk",), "Trung tâm Dịch vụ việc làm", "anh"),
    Account("caplen", "Phạm Hoàng Nam", ("officer",), CITY, "anh"),
    Account("canhan", "Đoàn Thị Hạnh", ("nominee",), "Cơ sở cai nghiện ma túy số 2", "chị", "Đoàn Thị Hạnh"),
    Account("giamsat", "Mai Anh Tuấn", ("auditor",), form_of_address="anh"),
    Account("quantri", "Đỗ Minh Khang", ("administrator",), form_of_address="anh"),
)

COUNCIL_NAME = "Hội đồng Thi đua - Khen thưởng Sở Lao động - Thương binh và Xã hội"
COUNCIL = (
    ("Trần Quốc Hưng", "Giám đốc Sở", "chair"),
    ("Nguyễn Thanh Bình", "Phó Giám đốc Sở", "vice_chair"),
    ("Lê Quang Toàn", "Chủ tịch Công đoàn ngành", "member"),
    ("Vũ Thanh Mai", "Trưởng phòng Kế hoạch - Tài chính", "member"),
    ("Phan Đức Thịnh", "Chánh Văn phòng Sở", "member"),
    ("Hồ Thị Kim Oanh", "Chánh Thanh tra Sở", "member"),
    ("Trịnh Văn Lâm", "Trưởng phòng Người có công", "member"),
    ("Cao Thị Ngân", "Trưởng phòng Dạy nghề", "member"),
    ("Tạ Hữu Nghĩa", "Trưởng phòng Bảo trợ xã hội", "member"),
    ("Đinh Công Minh", "Giám đốc Trung tâm Dịch vụ việc làm", "member"),
    ("Hoàng Minh Hạnh", "Chuyên viên Văn phòng Sở", "secretary"),
)
INVENTED_REGULATION = "Quy chế minh hoạ của Hội đồng Sở (không có thật), Điều 6"

MOVEMENT_2015 = "Thi đua yêu nước giai đoạn 2015–2020"
MOVEMENT_2020 = "Thi đua yêu nước giai đoạn 2020–2025"

# What people stated of every nominee of 2026, so that the book can settle those clauses (see the law book's ``stated``):
# each is proposed by point d alone, the consecutive years, and none by a movement, a feat or a contribution.
STATED_IN_2026 = {
    "united_and_exemplary": True,
    "movement_outstanding": False,
    "many_or_sudden_achievements": False,
    "contribution": False,
    "worker_production_achievements": False,
}
