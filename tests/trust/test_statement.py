"""A statement proves itself, and says in Vietnamese why not when it does not."""

from __future__ import annotations

import time
from datetime import date, timedelta
from statistics import median

import pytest
from trust.papers import (
    BASE,
    DEPARTMENT,
    FIRST_DAY,
    LAST_DAY,
    generous,
    key,
    other_key,
    ring,
    signed,
    statement,
    whole_address,
)

from bangvang_trust.errors import Refused
from bangvang_trust.keys import Ring, from_json, generate, revoke, to_json
from bangvang_trust.statement import SENTENCES, Reason, Statement, address, kid_of, sign, verify, verify_letters


def refused(text: str, against: Ring) -> Refused:
    with pytest.raises(Refused) as caught:
        verify(text, against)
    return caught.value


def test_what_was_signed_is_what_is_proven():
    proven = verify(whole_address(), from_json(to_json(ring())))
    assert proven.statement == statement()
    assert proven.key == key().public


def test_the_address_is_the_base_the_id_and_what_a_browser_keeps_to_itself():
    assert whole_address() == f"{BASE}/x/k3vdq9brzw2mx7atyhnp#{signed()}"
    assert address(BASE + "/", statement(), "abc") == f"{BASE}/x/k3vdq9brzw2mx7atyhnp#abc"


def test_the_letters_alone_are_proven_too_and_name_their_key():
    assert verify_letters(signed(), ring()).statement == statement()
    assert kid_of(signed()) == key().public.kid


@pytest.mark.parametrize(
    "around", ["{}", " {}\n", "http://127.0.0.1:8000{}", "https://noi-khac.example.vn/duong/dan{}"]
)
def test_the_office_may_have_moved(around):
    path = whole_address().removeprefix(BASE)
    assert verify(around.format(path), ring()).statement == statement()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "k3vdq9brzw2mx7atyhnp",
        f"{BASE}/x/k3vdq9brzw2mx7atyhnp",
        f"{BASE}/x/k3vdq9brzw2mx7atyhnp#",
        f"{BASE}/x/short#abc",
        "a" * 10_000,
    ],
)
def test_an_address_without_a_statement_is_told_from_a_bad_one(text):
    assert refused(text, ring()).reason == Reason.NO_STATEMENT


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_a_key_signs_on_its_first_and_on_its_last_day(day):
    said = statement(signed_on=day)
    assert verify(address(BASE, said, sign(said, key())), ring()).statement == said


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (FIRST_DAY - timedelta(days=1), Reason.KEY_EARLY),
        (LAST_DAY + timedelta(days=1), Reason.KEY_EXPIRED),
    ],
)
def test_a_statement_outside_the_days_of_its_key_is_neither_signed_nor_proven(day, reason):
    said = statement(signed_on=day)
    with pytest.raises(Refused) as caught:
        sign(said, key())
    assert caught.value.reason == reason
    forged = sign(said, generous(key()))
    assert refused(address(BASE, said, forged), ring()).reason == reason


def test_an_expired_key_still_proves_what_was_signed_in_its_days():
    old = generate(DEPARTMENT, date(2020, 1, 1), date(2021, 12, 31))
    said = statement(signed_on=date(2020, 8, 1))
    assert verify(address(BASE, said, sign(said, old)), Ring((old.public, key().public))).key == old.public


def test_a_revoked_key_proves_nothing_and_signs_nothing():
    without = revoke(ring(), key().public.kid, on=date(2026, 12, 1))
    answer = refused(whole_address(), without)
    assert answer.reason == Reason.KEY_REVOKED
    assert "01/12/2026" in answer.sentence


def test_a_key_that_nobody_knows_is_named():
    answer = refused(whole_address(), Ring((other_key().public,)))
    assert answer.reason == Reason.UNKNOWN_KEY
    assert key().public.kid in answer.sentence


def test_another_body_cannot_sign_in_the_name_of_this_one():
    with pytest.raises(Refused) as caught:
        sign(statement(), other_key())
    assert caught.value.reason == Reason.OTHER_BODY


@pytest.mark.parametrize("issuer", [DEPARTMENT, f"Giám đốc {DEPARTMENT}", f"KT. Giám đốc, Phó Giám đốc {DEPARTMENT}"])
def test_the_issuer_is_the_body_or_somebody_of_it(issuer):
    said = statement(issuer=issuer)
    assert verify_letters(sign(said, key()), ring()).statement.issuer == issuer


@pytest.mark.parametrize("issuer", [f"x{DEPARTMENT}", f"{DEPARTMENT} mở rộng", "Giám đốc"])
def test_a_name_that_only_resembles_the_body_is_refused(issuer):
    with pytest.raises(Refused) as caught:
        sign(statement(issuer=issuer), key())
    assert caught.value.reason == Reason.OTHER_BODY


def test_a_statement_moved_to_another_address_is_refused():
    moved = f"{BASE}/x/aaaaaaaaaaaaaaaaaaaa#{signed()}"
    answer = refused(moved, ring())
    assert answer.reason == Reason.OTHER_ADDRESS
    assert "aaaaaaaaaaaaaaaaaaaa" in answer.sentence


@pytest.mark.parametrize(
    "changes",
    [
        {"public_id": "short"},
        {"public_id": "có dấu thì không được"},
        {"form": ""},
        {"name": "Đoàn  Thị Hạnh"},
        {"name": " Đoàn Thị Hạnh"},
        {"name": "Đoàn Thị Hạnh\n"},
        {"name": "Đoàn Thị\u00a0Hạnh"},
        {"name": "Đoàn\u200b Thị Hạnh"},
        {"name": "\u202eĐoàn Thị Hạnh"},
        {"name": "Đoàn Thị Ha\u0323nh"},
        {"name": "H" * 161},
        {"number": "1" * 61},
        {"decided_on": date(1944, 12, 31)},
        {"decided_on": date(2026, 11, 24)},
        {"signed_on": date(2200, 1, 1)},
    ],
    ids=str,
)
def test_what_could_be_read_in_two_ways_is_not_signed(changes):
    with pytest.raises(Refused) as caught:
        sign(statement(**changes), generous(key()))
    assert caught.value.reason == Reason.CONTENT


def test_names_of_all_peoples_are_signed_as_they_are_written():
    for name in ("Ksor H'Khuê", "Y Blŏ Niê", "Néang Sóc Kha", "Trần Lê Ngọc Ánh (Mẹ VNAH)", "Trung tâm số 2", "Jürgen Groß"):
        said = statement(name=name)
        assert verify_letters(sign(said, key()), ring()).statement.name == name


def test_the_longest_certificate_fits():
    longest = Statement(
        "a" * 32, "ữ" * 120, "ữ" * 60, f"{'ữ' * 60} {DEPARTMENT}", "Đ" * 60, date(2026, 1, 1), date(2026, 1, 2)
    )
    assert verify_letters(sign(longest, key()), ring()).statement == longest


def test_every_reason_has_its_sentence_and_says_what_to_do():
    assert set(SENTENCES) == set(Reason)
    for sentence in SENTENCES.values():
        assert sentence.endswith((".", "}"))
        assert any(word in sentence for word in ("Hãy", "Đừng"))


def test_proving_takes_less_than_five_milliseconds():
    text, against = whole_address(), ring()
    spent = []
    for _ in range(50):
        begun = time.process_time()
        verify(text, against)
        spent.append(time.process_time() - begun)
    assert median(spent) < 0.005
