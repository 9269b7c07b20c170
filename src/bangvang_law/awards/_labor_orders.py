"""What the three classes of Huân chương Lao động have in common: long service and world prizes (NĐ 152/2025, Điều 9, 19–21)."""

from bangvang_law.criteria import Criterion, all_of, any_of, stated
from bangvang_law.criteria.careers import era
from bangvang_law.criteria.retirement import no_discipline_in_post, retired

_RETIREMENT = "NĐ 152/2025/NĐ-CP, Điều 9 khoản 2"
_CLEAN = "NĐ 152/2025/NĐ-CP, Điều 9 khoản 3"


WAR_DIRECTORS = (
    "vu_truong_thuong_vu_tinh_uy_pho_ct_hdnd_ubnd_ct_mttq_tinh",
    "vu_truong_thuong_vu_tinh_uy_pho_truong_doan_dbqh_pho_ct_hdnd_ubnd_ct_mttq_tinh",
)
WAR_DIRECTORS_TEXT = (
    "Vụ trưởng, Ủy viên Thường vụ tỉnh ủy, Phó Chủ tịch HĐND, UBND, Chủ tịch Mặt trận cấp tỉnh và tương đương"
)
WAR_DEPUTIES = (
    "giam_doc_so_truong_ban_nganh_pho_ct_mttq_tinh_bi_thu_ct_cap_huyen_pho_vu_truong",
    "giam_doc_so_truong_ban_nganh_bi_thu_ct_cap_huyen_pho_vu_truong",
    "department_director",
)
WAR_DEPUTIES_TEXT = "Giám đốc sở, Trưởng ban, ngành cấp tỉnh, Bí thư, Chủ tịch cấp huyện, Phó Vụ trưởng và tương đương"


def career(point: str, *posts: Criterion, wars: Criterion, at: str) -> Criterion:
    """Long service in a post: proposed on retirement, not disciplined in the post, one of the posts for its years.

    ``wars``: the offices of those who served continuously in the two resistance wars, whose years are others.
    """
    return all_of(
        retired(at=_RETIREMENT),
        no_discipline_in_post(at=_CLEAN),
        any_of(*posts, era("hai cuộc kháng chiến", wars, at=at)),
        at=point,
    )


def world_prize(text: str, *, at: str) -> Criterion:
    """A prize at a world or continental contest, won as one sent by the competent body."""
    return all_of(
        stated("sent_by_competent_body", "được cơ quan có thẩm quyền cử đi", at=at),
        stated("international_prize", text, at=at),
        at=at,
    )
