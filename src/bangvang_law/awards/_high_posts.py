"""The offices that the high orders name (NĐ 152/2025/NĐ-CP, Điều 10–18), and how long service in them is joined."""

from bangvang_law.criteria import Criterion, all_of, any_of
from bangvang_law.criteria.careers import ask_person, office_held
from bangvang_law.criteria.retirement import no_discipline_in_post, retired

_RETIREMENT = "NĐ 152/2025/NĐ-CP, Điều 9 khoản 2"
_CLEAN = "NĐ 152/2025/NĐ-CP, Điều 9 khoản 3"

TOP = ("tong_bi_thu_ctn_ttg_ctqh", "tong_bi_thu_ctn_ctqh_ttg")
TOP_TEXT = "Tổng Bí thư, Chủ tịch nước, Thủ tướng Chính phủ, Chủ tịch Quốc hội"
SECOND = ("thuong_truc_bbt_uv_bct_uv_bbt_ct_mttq_chanh_an_vien_truong_pho_ctn_pho_ttg_pho_ctqh",)
SECOND_TEXT = (
    "Thường trực Ban Bí thư, Ủy viên Bộ Chính trị, Ủy viên Ban Bí thư, Chủ tịch Mặt trận, Chánh án, Viện trưởng, "
    "Phó Chủ tịch nước, Phó Thủ tướng, Phó Chủ tịch Quốc hội"
)
MINISTER = ("bo_truong_va_tuong_duong", "bo_truong")
MINISTER_TEXT = "Bộ trưởng và tương đương"
DEPUTY_MINISTER = ("thu_truong_va_tuong_duong", "thu_truong")
DEPUTY_MINISTER_TEXT = "Thứ trưởng và tương đương"
GENERAL = ("dai_tuong",)
COLONEL_GENERAL = ("thuong_tuong",)
CENTRAL_AND_PROVINCE_HEADS = ("truong_ban_dang_tw_bo_truong_bi_thu_tinh_uy_uv_ubtvqh_truong_tc_ctxh_tw",)
CENTRAL_AND_PROVINCE_HEADS_TEXT = (
    "Trưởng ban Đảng ở Trung ương, Bộ trưởng, Bí thư tỉnh ủy, Ủy viên Ủy ban Thường vụ Quốc hội, người đứng đầu tổ chức "
    "chính trị - xã hội ở Trung ương và tương đương"
)
CENTRAL_AND_PROVINCE_DEPUTIES = (
    "pho_truong_ban_dang_tw_thu_truong_pho_bi_thu_tinh_uy_ct_hdnd_ubnd_tinh",
    "pho_truong_ban_dang_tw_thu_truong_pho_bi_thu_tinh_uy_ct_hdnd_ubnd_tinh_pho_ct_mttq_tw_pho_truong_tc_ctxh_tw",
)
CENTRAL_AND_PROVINCE_DEPUTIES_TEXT = (
    "Phó Trưởng ban Đảng ở Trung ương, Thứ trưởng, Phó Bí thư tỉnh ủy, Chủ tịch HĐND, UBND cấp tỉnh và tương đương"
)
DIRECTORS = ("cuc_truong_vu_truong_tinh_uy_vien_truong_ban_nganh_cap_tinh",)
DIRECTORS_TEXT = "Cục trưởng, Vụ trưởng, Tỉnh ủy viên, Trưởng ban, ngành cấp tỉnh"


def long_service(point: str, *posts: Criterion) -> Criterion:
    """Long service: proposed on retirement, not disciplined in the counted office, one of the offices."""
    return all_of(retired(at=_RETIREMENT), no_discipline_in_post(at=_CLEAN), any_of(*posts), at=point)


def no_grave_fault(*, at: str) -> Criterion:
    """“không phạm khuyết điểm lớn”."""
    return ask_person("không phạm khuyết điểm lớn trong quá trình công tác", at=at)


def office(posts: tuple[str, ...], text: str, *, at: str, years: str = "", below: str = "") -> Criterion:
    """One of the offices above."""
    return office_held(*posts, text=text, years=years, below=below, at=at)
