"""What was counted for each name, by a section, by a teller, or over all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from bangvang_trust.counting.reasons import Reason, whole
from bangvang_trust.errors import Refused

Candidate: TypeAlias = int | str
"""A key of a person on the list; never a name, two people may share one."""


class Way(StrEnum):
    PAPER = "paper"  # on a sheet or a phone: who names nobody is blank
    HANDS = "hands"  # counted name by name: nobody sees who raised no hand at all


@dataclass(frozen=True, slots=True)
class Sheet:
    """``votes``: for each name how many chose it. ``valid``, ``blank``, ``invalid``: ballots.

    For hands ``valid`` is the heads counted. Two sheets are equal when every figure is. Raises TypeError, and Refused below
    0 or for a name with more votes than ``valid``.
    """

    votes: Mapping[Candidate, int]
    valid: int
    blank: int = 0
    invalid: int = 0

    def __post_init__(self) -> None:
        whole(valid=self.valid, blank=self.blank, invalid=self.invalid)
        for votes in self.votes.values():
            whole(votes=votes)
            if votes > self.valid:
                raise Refused(
                    Reason.MORE_THAN_VALID,
                    f"Có người được ghi {votes} phiếu, nhiều hơn {self.valid} phiếu hợp lệ. Đếm lại rồi ghi cho khớp.",
                )
        object.__setattr__(self, "votes", MappingProxyType(dict(self.votes)))

    @property
    def cast(self) -> int:
        return self.valid + self.blank + self.invalid

    @classmethod
    def total(cls, sections: Iterable[Sheet]) -> Sheet:
        """The sum over sections. Raises Refused for none, and when one section counted other names than another."""
        counted = list(sections)
        if not counted:
            raise Refused(Reason.NOTHING_COUNTED, "Chưa có tổ nào ghi số. Chờ các tổ đếm xong rồi cộng.")
        names = counted[0].votes.keys()
        if any(sheet.votes.keys() != names for sheet in counted):
            raise Refused(
                Reason.CANDIDATES, "Các tổ ghi số cho những danh sách khác nhau. Mỗi tổ phải ghi đủ mọi người, cả số 0."
            )
        return cls(
            votes={name: sum(sheet.votes[name] for sheet in counted) for name in names},
            valid=sum(sheet.valid for sheet in counted),
            blank=sum(sheet.blank for sheet in counted),
            invalid=sum(sheet.invalid for sheet in counted),
        )

    @classmethod
    def agreed(cls, first: Sheet, second: Sheet) -> Sheet:
        """The count of two tellers who did not see each other. Raises Refused when they differ; it tells no figure."""
        if first != second:
            raise Refused(
                Reason.COUNTS_DIFFER,
                "Hai người kiểm phiếu ghi khác nhau nên chưa có kết quả. Cả hai cùng đếm lại, mỗi người tự ghi.",
            )
        return first
