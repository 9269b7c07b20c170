"""Huy chương Thanh niên xung phong vẻ vang, Điều 96 khoản 2: two years of service in the resistance wars, or a martyr."""

from bangvang_law.criteria import any_of, stated

_CLAUSE = "Luật 06/2022/QH15, Điều 96 khoản 2"

SENTENCES = {
    "individual": any_of(
        stated("youth_volunteer_service_years", "tại ngũ thanh niên xung phong từ 02 năm trở lên", at=_CLAUSE),
        stated("martyr", "là liệt sĩ thanh niên xung phong", at=_CLAUSE),
    )
}
