"""Why a count is refused, and the first looks that every count goes through."""

from __future__ import annotations

from enum import StrEnum

from bangvang_trust.errors import Refused


class Reason(StrEnum):
    """A word for programs; it does not change between versions."""

    NO_BASE = "no_base"
    NEGATIVE = "negative"
    THRESHOLD = "threshold"
    MORE_THAN_GIVEN = "more_than_given"
    MORE_THAN_BASE = "more_than_base"
    MORE_THAN_VALID = "more_than_valid"
    MARKS = "marks"
    CANDIDATES = "candidates"
    SEATS = "seats"
    COUNTS_DIFFER = "counts_differ"
    NOTHING_COUNTED = "nothing_counted"


def whole(**numbers: int) -> None:
    """Raises TypeError for what is not an int (a float has been rounded before it got here), Refused below 0."""
    for name, number in numbers.items():
        if not isinstance(number, int) or isinstance(number, bool):
            raise TypeError(f"{name} is counted in whole numbers, not in {type(number).__name__}")
        if number < 0:
            raise Refused(
                Reason.NEGATIVE, f"Số phiếu không thể nhỏ hơn 0, mà có số ghi {number}. Xem lại rồi ghi đúng."
            )


def within(cast: int, *, ballots_given: int, base_count: int) -> None:
    """Ballots that came back against those given out and against the people of the base. Raises Refused.

    Fewer may come back than were given out: that is said in the result, not refused.
    """
    whole(cast=cast, ballots_given=ballots_given, base_count=base_count)
    if base_count == 0:
        raise Refused(
            Reason.NO_BASE,
            "Mẫu số là 0: chưa ghi nhận ai có mặt hoặc chưa có thành viên nào. Điểm danh trước rồi mới tính kết quả.",
        )
    if cast > ballots_given:
        raise Refused(
            Reason.MORE_THAN_GIVEN,
            f"Các số cộng lại là {cast} phiếu, nhưng chỉ phát {ballots_given} phiếu. Đếm lại rồi ghi cho khớp.",
        )
    if cast > base_count:
        raise Refused(
            Reason.MORE_THAN_BASE,
            f"Thu về {cast} phiếu mà mẫu số chỉ có {base_count} người. Xem lại điểm danh hoặc số phiếu đã phát.",
        )
