"""What one run was asked to do, checked before anything is made."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from bangvang_law.book import national_book
from bangvang_paper.vietnamese import folded, nfc

DRAFT_NOTE = "Bản dựng thử từ danh sách"
# Which office an authority of the law book signs as, when the caller does not say.
TITLES = {
    "prime_minister": "Thủ tướng",
    "province_chair": "Chủ tịch",
    "ministry_head": "Bộ trưởng",
    "provincial_department_head": "Giám đốc",
    "ministry_legal_entity_head": "Thủ trưởng",
    "district_chair": "Chủ tịch",
    "commune_chair": "Chủ tịch",
    "enterprise_director": "Giám đốc",
    "board_chair": "Chủ tịch Hội đồng quản trị",
}


class WrongOrder(Exception):
    """The call cannot be carried out as given."""


@dataclass(frozen=True)
class CouncilCount:
    """The paper count given on the command line."""

    agree: int
    total: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.agree, self.total)


@dataclass(frozen=True)
class Order:
    """One run."""

    list_path: Path
    authority: str
    agency: str
    place: str
    on: date
    out: Path
    council: CouncilCount | None
    signer: str
    signer_title: str
    symbol: str
    public_base: str
    final: bool
    as_json: bool


def order_from(chosen: argparse.Namespace) -> Order:
    """Read the call. Raises `WrongOrder` with what is wrong and what to give instead."""
    known = {authority for award in national_book().awards() for authority in _deciders(award)}
    if chosen.issuer not in known | set(TITLES):
        raise WrongOrder(
            f"Không có thẩm quyền “{chosen.issuer}” trong sách luật. Có: {', '.join(sorted(known | set(TITLES)))}."
        )
    agency = nfc(chosen.agency).strip()
    if not agency:
        raise WrongOrder("Thiếu tên cơ quan: --agency.")
    return Order(
        list_path=Path(chosen.list),
        authority=chosen.issuer,
        agency=agency,
        place=nfc(chosen.place).strip(),
        on=_day(chosen.on),
        out=Path(chosen.out),
        council=_count(chosen.council),
        signer=nfc(chosen.signer or "").strip(),
        signer_title=nfc(chosen.signer_title or TITLES.get(chosen.issuer, "Thủ trưởng")).strip(),
        symbol=(chosen.symbol or symbol_of(agency)).strip(),
        public_base=chosen.public_base.rstrip("/") or "http://127.0.0.1:8000",
        final=chosen.final,
        as_json=chosen.json,
    )


def symbol_of(agency: str) -> str:
    """Initials as offices write them: "Sở Lao động - Thương binh và Xã hội" → "SLĐTBXH"."""
    words = [word for word in re.split(r"[\s,–-]+", agency) if word and folded(word) not in {"va", "cua", "ve"}]
    return "".join(word[0].upper() for word in words)


def _deciders(award: object) -> list[str]:
    return [decider.authority for decider in getattr(award, "deciders", ())]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise WrongOrder(f"--on phải là một ngày có thật, dạng 2020-07-13, không phải “{text}”.") from wrong


def _count(text: str | None) -> CouncilCount | None:
    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
    if not match or int(match[2]) == 0 or int(match[1]) > int(match[2]):
        raise WrongOrder(f"--council phải là SỐ_ĐỒNG_Ý/TỔNG_SỐ, ví dụ 10/11, không phải “{text}”.")
    return CouncilCount(int(match[1]), int(match[2]))
