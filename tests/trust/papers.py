"""Keys and certificates for these tests. Every private key is made anew in the run that uses it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from bangvang_trust.keys import Ring, SigningKey, generate
from bangvang_trust.statement import Statement, address, sign

DEPARTMENT = "Sở Lao động - Thương binh và Xã hội thành phố Hải Phòng"
SUCCESSOR = "Sở Nội vụ thành phố Hải Phòng"
BASE = "https://thidua.example.vn"
FIRST_DAY, LAST_DAY = date(2026, 1, 1), date(2027, 12, 31)


@cache
def key() -> SigningKey:
    return generate(DEPARTMENT, FIRST_DAY, LAST_DAY)


@cache
def other_key() -> SigningKey:
    return generate(SUCCESSOR, FIRST_DAY, LAST_DAY)


@cache
def ring() -> Ring:
    return Ring((key().public, other_key().public))


def statement(**changes: object) -> Statement:
    """Đoàn Thị Hạnh's certificate of 2020, reprinted in 2026."""
    hers = Statement(
        public_id="k3vdq9brzw2mx7atyhnp",
        form="Giấy khen",
        name="Đoàn Thị Hạnh",
        issuer=f"Giám đốc {DEPARTMENT}",
        number="1234/QĐ-SLĐTBXH",
        decided_on=date(2020, 7, 14),
        signed_on=date(2026, 11, 23),
    )
    return replace(hers, **changes)


@cache
def signed() -> str:
    return sign(statement(), key())


def generous(signer: SigningKey) -> SigningKey:
    """The same private key, held by somebody who writes its days himself."""
    return replace(signer, public=replace(signer.public, not_before=date(1946, 1, 1), not_after=date(2199, 1, 1)))


def whole_address() -> str:
    return address(BASE, statement(), signed())
