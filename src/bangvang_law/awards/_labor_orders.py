"""What the three classes of Huân chương Lao động have in common: long service and world prizes (NĐ 152/2025, Điều 9, 19–21)."""

from bangvang_law.criteria import Criterion, all_of, any_of, stated, unread
from bangvang_law.criteria.retirement import no_discipline_in_post, retired

_RETIREMENT = "NĐ 152/2025/NĐ-CP, Điều 9 khoản 2"
_CLEAN = "NĐ 152/2025/NĐ-CP, Điều 9 khoản 3"


def career(point: str, *posts: Criterion) -> Criterion:
    """Long service in a post: proposed on retirement, not disciplined in the post, one of the posts for its years.

    The branches of the resistance wars and of earlier eras are a clause of their own and are not modelled.
    """
    eras = unread(
        "trường hợp tham gia hoạt động trước 30/4/1975 (bảng chức vụ của thời kỳ kháng chiến).", at=_RETIREMENT
    )
    return all_of(
        retired(at=_RETIREMENT),
        no_discipline_in_post(at=_CLEAN),
        any_of(*posts, _before_1975(eras)),
        at=point,
    )


def _before_1975(eras: Criterion) -> Criterion:
    return all_of(stated("service_era", "tham gia hoạt động từ trước 30/4/1975", at=_RETIREMENT), eras)


def world_prize(text: str, *, at: str) -> Criterion:
    """A prize at a world or continental contest, won as one sent by the competent body."""
    return all_of(
        stated("sent_by_competent_body", "được cơ quan có thẩm quyền cử đi", at=at),
        stated("international_prize", text, at=at),
        at=at,
    )
