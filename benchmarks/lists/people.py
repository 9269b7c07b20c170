"""Invented people, collectives and households, and the words that offices use about them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đoàn",
    "Trịnh",
    "Đinh",
    "Mai",
    "Lâm",
    "Phùng",
    "Tạ",
    "Cao",
    "Ông",
    "Tống",
    "Lương",
    "Ưng",
    "Thái",
    "Quách",
)
MIDDLE_MALE = ("Văn", "Đức", "Hữu", "Minh", "Quang", "Xuân", "Đình", "Công", "Ngọc", "Thế", "Bá", "Trọng")
MIDDLE_FEMALE = ("Thị", "Thu", "Ngọc", "Bích", "Thị Thanh", "Thị Hồng", "Mỹ", "Phương", "Thị Ánh", "Diệu")
GIVEN_MALE = (
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Đạt",
    "Hải",
    "Hòa",
    "Hùng",
    "Khoa",
    "Ký",
    "Long",
    "Mạnh",
    "Nghĩa",
    "Phúc",
    "Quyết",
    "Sơn",
    "Thắng",
    "Tuấn",
    "Ước",
    "Vinh",
    "Ý",
    "Nghĩa",
    "Toàn",
    "Hoàn",
    "Khuê",
)
GIVEN_FEMALE = (
    "Ánh",
    "Chi",
    "Dung",
    "Hạnh",
    "Hoa",
    "Huệ",
    "Hương",
    "Lan",
    "Loan",
    "Mai",
    "Mỹ",
    "Nga",
    "Oanh",
    "Phượng",
    "Quỳnh",
    "Thảo",
    "Thúy",
    "Thủy",
    "Uyên",
    "Vân",
    "Xuyến",
    "Yến",
    "Huyền",
    "Ngân",
    "Thuỷ",
)
UNCOMMON = (
    ("Ông", "Rơ Lan Viện"),
    ("Bà", "Ksor H'Khuyên"),
    ("Ông", "Vàng Lao Lừ"),
    ("Bà", "Thạch Thị Quắn"),
    ("Ông", "Y Blô Niê"),
    ("Bà", "H'Hen Êban"),
    ("Ông", "Giàng A Páo"),
    ("Bà", "Lò Thị Ín"),
    ("Ông", "Sơn Phước Hoan"),
    ("Bà", "Tôn Nữ Thị Ninh Hà"),
)

Post = tuple[str, str]
"""A position, and the beginning of the names of units in which it is held ("" for any)."""

OFFICES: dict[str, tuple[tuple[str, ...], tuple[Post, ...]]] = {
    "department": (
        (
            "Phòng Người có công",
            "Phòng Dạy nghề",
            "Phòng Kế hoạch - Tài chính",
            "Phòng Bảo vệ, chăm sóc trẻ em",
            "Văn phòng Sở",
            "Phòng Việc làm - An toàn lao động",
            "Thanh tra Sở",
            "Trung tâm Dịch vụ việc làm",
            "Trung tâm Bảo trợ xã hội",
            "Quỹ Bảo trợ trẻ em",
            "Trường Trung cấp nghề số 2",
            "Cơ sở cai nghiện ma túy số 2",
            "Chi cục Phòng, chống tệ nạn xã hội",
        ),
        (
            ("Trưởng phòng", "Phòng"),
            ("Phó Trưởng phòng", "Phòng"),
            ("Chánh Văn phòng", "Văn phòng"),
            ("Giám đốc", "Trung tâm"),
            ("Phó Giám đốc", "Trung tâm"),
            ("Chánh Thanh tra", "Thanh tra"),
            ("Hiệu trưởng", "Trường"),
            ("Chuyên viên", ""),
            ("Chuyên viên chính", ""),
            ("Kế toán", ""),
            ("Nhân viên lái xe", ""),
            ("Viên chức", ""),
            ("Văn thư", ""),
        ),
    ),
    "education": (
        (
            "Trường Mầm non Hoa Sen",
            "Trường Tiểu học Nguyễn Trãi",
            "Trường THCS Lê Lợi",
            "Trường THPT Trần Phú",
            "Trường THCS thị trấn An Lão",
            "Trường Tiểu học Đồng Minh",
            "Phòng Giáo dục và Đào tạo",
            "Trung tâm Giáo dục thường xuyên",
        ),
        (
            ("Hiệu trưởng", "Trường"),
            ("Phó Hiệu trưởng", "Trường"),
            ("Giáo viên", "Trường"),
            ("Tổ trưởng chuyên môn", "Trường"),
            ("Nhân viên thư viện", "Trường"),
            ("Trưởng phòng", "Phòng"),
            ("Chuyên viên", "Phòng"),
            ("Giám đốc", "Trung tâm"),
            ("Giáo viên", ""),
            ("Kế toán", ""),
            ("Tổng phụ trách Đội", "Trường"),
        ),
    ),
    "hospital": (
        (
            "Khoa Nội tổng hợp",
            "Khoa Ngoại",
            "Khoa Cấp cứu",
            "Khoa Dược",
            "Phòng Điều dưỡng",
            "Phòng Tổ chức - Hành chính",
            "Trạm Y tế xã Tân Tiến",
            "Trạm Y tế phường Đông Hải",
            "Khoa Hồi sức tích cực và Chống độc",
        ),
        (
            ("Trưởng khoa", "Khoa"),
            ("Phó Trưởng khoa", "Khoa"),
            ("Bác sĩ", ""),
            ("Điều dưỡng trưởng", "Khoa"),
            ("Điều dưỡng", ""),
            ("Y sĩ", ""),
            ("Dược sĩ", "Khoa"),
            ("Trạm trưởng", "Trạm"),
            ("Trưởng phòng", "Phòng"),
            ("Hộ lý", "Khoa"),
            ("Kỹ thuật viên", ""),
        ),
    ),
    "commune": (
        (
            "UBND xã Tân Tiến",
            "Đảng ủy phường Đông Hải",
            "Hội Liên hiệp Phụ nữ phường Đông Hải",
            "Công an xã Tân Tiến",
            "Ban Chỉ huy Quân sự xã Tân Tiến",
            "Thôn Đông",
            "Tổ dân phố số 5",
            "Hội Cựu chiến binh xã Tân Tiến",
            "Công ty TNHH May Sao Biển",
            "Hợp tác xã Nông nghiệp Đồng Tâm",
        ),
        (
            ("Chủ tịch", ""),
            ("Phó Chủ tịch", ""),
            ("Bí thư", "Đảng"),
            ("Công chức Văn hóa - Xã hội", "UBND"),
            ("Trưởng thôn", "Thôn"),
            ("Tổ trưởng", "Tổ"),
            ("Trưởng Công an", "Công an"),
            ("Chỉ huy trưởng", "Ban"),
            ("Hội viên", "Hội"),
            ("Công nhân", "Công ty"),
            ("Giám đốc", "Công ty"),
            ("Ủy viên Ban Chấp hành", "Hội"),
        ),
    ),
}

MERITS = (
    "Có thành tích trong giải quyết việc làm",
    "Hoàn thành xuất sắc nhiệm vụ đào tạo nghề cho lao động nông thôn",
    "Có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2015-2020",
    "Có thành tích trong công tác giảm nghèo",
    "Có nhiều sáng kiến trong giải quyết hồ sơ người có công tồn đọng",
    "Đã có thành tích xuất sắc trong năm học 2019-2020",
    "Có nhiều đóng góp trong công tác phòng, chống dịch COVID-19",
    "Tích cực ủng hộ quỹ “Vì người nghèo” năm 2023",
)

FORMS: tuple[tuple[str, str, str], ...] = (
    ("Giấy khen", "commendation_letter", "any"),
    ("GK", "commendation_letter", "any"),
    ("Giấy khen của Giám đốc Sở", "commendation_letter", "any"),
    ("Giấy khen của Chủ tịch UBND huyện", "commendation_letter", "any"),
    ("Bằng khen của Chủ tịch UBND tỉnh", "ministry_province_certificate", "any"),
    ("Bằng khen của UBND thành phố", "ministry_province_certificate", "any"),
    ("BK UBND tỉnh", "ministry_province_certificate", "any"),
    ("Bằng khen của Bộ trưởng", "ministry_province_certificate", "any"),
    ("Bằng khen của Thủ tướng Chính phủ", "prime_minister_certificate", "any"),
    ("BK TTg", "prime_minister_certificate", "any"),
    ("Lao động tiên tiến", "advanced_worker", "individual"),
    ("LĐTT", "advanced_worker", "individual"),
    ("Chiến sĩ thi đua cơ sở", "grassroots_emulation_fighter", "individual"),
    ("CSTĐCS", "grassroots_emulation_fighter", "individual"),
    ("CSTĐ cơ sở", "grassroots_emulation_fighter", "individual"),
    ("Chiến sĩ thi đua cấp tỉnh", "ministerial_provincial_emulation_fighter", "individual"),
    ("HCLĐ hạng Ba", "labor_order_3", "any"),
    ("Huân chương Lao động hạng Nhì", "labor_order_2", "any"),
    ("Tập thể Lao động tiên tiến", "advanced_labor_collective", "collective"),
    ("TTLĐTT", "advanced_labor_collective", "collective"),
    ("Tập thể Lao động xuất sắc", "excellent_labor_collective", "collective"),
    ("TTLĐXS", "excellent_labor_collective", "collective"),
    ("Cờ thi đua của UBND tỉnh", "ministerial_provincial_emulation_flag", "collective"),
)
"""(as written, award of the law book, the kind that may bear it)."""


@dataclass(frozen=True)
class Nominee:
    """Who is proposed, as it is true; a list may say less."""

    kind: str
    name: str
    honorific: str = ""
    position: str = ""
    unit: str = ""
    form: str = ""
    award: str = ""
    merit: str = ""
    born: str = ""
    citizen: str = ""


@dataclass(frozen=True)
class Office:
    """One office with its units; draws its nominees."""

    name: str

    @property
    def units(self) -> tuple[str, ...]:
        return OFFICES[self.name][0]

    def person(
        self, draw: Random, form: tuple[str, str, str], merit: str, unit: str, uncommon: float = 0.06
    ) -> Nominee:
        """One of the people of ``unit``."""
        honorific, name = self._named(draw, uncommon)
        positions = [position for position, within in OFFICES[self.name][1] if unit.startswith(within)]
        return Nominee(
            kind="individual",
            name=name,
            honorific=honorific,
            position=draw.choice(positions),
            unit=unit,
            form=form[0],
            award=form[1],
            merit=merit,
            born=f"{draw.randint(1, 28):02}/{draw.randint(1, 12):02}/{draw.randint(1962, 1999)}",
            citizen=f"0{draw.randint(10**10, 10**11 - 1)}",
        )

    @staticmethod
    def _named(draw: Random, uncommon: float) -> tuple[str, str]:
        if draw.random() < uncommon:
            return draw.choice(UNCOMMON)
        if draw.random() < 0.5:
            return "Ông", " ".join(draw.choice(words) for words in (FAMILY, MIDDLE_MALE, GIVEN_MALE))
        return "Bà", " ".join(draw.choice(words) for words in (FAMILY, MIDDLE_FEMALE, GIVEN_FEMALE))

    def collective(self, form: tuple[str, str, str], merit: str, unit: str) -> Nominee:
        return Nominee(kind="collective", name=unit, form=form[0], award=form[1], merit=merit)

    @staticmethod
    def household(draw: Random, form: tuple[str, str, str], merit: str) -> Nominee:
        honorific, name = Office._named(draw, 0)
        return Nominee(
            kind="household", name=f"Hộ {honorific.lower()} {name}", form=form[0], award=form[1], merit=merit
        )


def forms_for(kind: str) -> list[tuple[str, str, str]]:
    """The forms that one kind of recipient may bear; a household is only given what anybody may have."""
    return [form for form in FORMS if form[2] in ("any", kind)]
