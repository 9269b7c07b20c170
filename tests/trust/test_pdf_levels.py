"""With a time stamp authority and answers about revocation a signature proves itself for years; each level says what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pyhanko.sign.timestamps import HTTPTimeStamper
from trust.authority import AGENCY, LEADER, NOW, YEAR, Holder, authority, paper
from trust.pdf_surgery import stream, updated
from trust.services import Services

from bangvang_trust.errors import Refused
from bangvang_trust.pdf import KeySigner, Level, Proofs, Reason, Verdict, accept, examine, sign_and_accept


@pytest.fixture
def services() -> Iterator[Services]:
    running = Services()
    yield running
    running.close()


@pytest.fixture
def holder(services) -> Holder:
    return authority().holder(asked_at=services.address)


def signer(services, holder, *, archive: bool = False, stamps: bool = True, proofs: bool = True) -> KeySigner:
    return KeySigner(
        "Khóa thử",
        holder.low(),
        stamper=HTTPTimeStamper(f"{services.address}/tsa", timeout=5) if stamps else None,
        proofs=Proofs(authority().trusted, archive) if proofs else None,
    )


def accepted(sent: bytes, returned: bytes, *holders: Holder, field: str = "Nguoi-ky"):
    known = {holder.fingerprint for holder in holders}
    at = NOW + timedelta(minutes=5)
    return accept(sent, returned, field=field, fingerprints=known, trusted=authority().trusted, at=at)


@pytest.mark.parametrize(
    ("asked", "level"),
    [
        ({"stamps": False}, Level.BARE),
        ({"proofs": False}, Level.STAMPED),
        ({}, Level.LONG_TERM),
        ({"archive": True}, Level.ARCHIVED),
    ],
)
def test_each_level_is_reached_accepted_and_told(services, holder, asked, level):
    signed = signer(services, holder, **asked).sign(paper(), LEADER)
    seen = accepted(paper(), signed, holder)
    assert (seen.level, seen.verdict) == (level, Verdict.GOOD)
    assert level.value in level.sentence
    assert seen == type(seen).from_dict(seen.as_dict())
    assert (Reason.REVOCATION_UNKNOWN in seen.reasons) == (level in {Level.BARE, Level.STAMPED})


def test_leader_and_agency_both_for_the_archive(services, holder):
    mark = authority().holder("Con dấu của Sở", asked_at=services.address)
    once = signer(services, holder, archive=True).sign(paper(), LEADER)
    twice = signer(services, mark, archive=True).sign(once, AGENCY)
    assert accepted(once, twice, mark, field="Co-quan").level == Level.ARCHIVED
    found = examine(twice, authority().trusted, at=NOW + timedelta(minutes=5))
    assert [one.level for one in found.signatures] == [Level.ARCHIVED, Level.ARCHIVED]
    assert found.verdict == Verdict.GOOD


def test_years_later_the_file_still_proves_itself(services, holder):
    signed = signer(services, holder).sign(paper(), LEADER)
    (later,) = examine(signed, authority().trusted, at=NOW + 5 * YEAR).signatures
    assert (later.verdict, later.level) == (Verdict.GOOD, Level.LONG_TERM)
    bare = signer(services, holder, stamps=False).sign(paper(), LEADER)
    (later,) = examine(bare, authority().trusted, at=NOW + 5 * YEAR).signatures
    assert Reason.EXPIRED_SINCE in later.reasons


def test_where_answers_cannot_be_had_the_lower_level_is_told(services, holder):
    services.down.add("/thu-hoi.crl")
    seen = accepted(paper(), signer(services, holder, archive=True).sign(paper(), LEADER), holder)
    assert seen.level == Level.STAMPED
    assert "/thu-hoi.crl" in services.asked


def test_a_certificate_that_was_taken_back_gets_no_proofs(services, holder):
    services.revoked.append(holder)
    seen = accepted(paper(), signer(services, holder).sign(paper(), LEADER), holder)
    assert seen.level == Level.STAMPED


@pytest.mark.parametrize(("archive", "level"), [(False, Level.LONG_TERM), (True, Level.ARCHIVED)])
def test_answers_about_one_certificate_prove_as_a_list_does(services, archive, level):
    held = authority().holder(answered_at=services.address)
    signed = signer(services, held, archive=archive).sign(paper(), LEADER)
    assert "/hoi" in services.asked
    seen = accepted(paper(), signed, held)
    assert (seen.level, seen.verdict) == (level, Verdict.GOOD)
    assert Reason.REVOCATION_UNKNOWN not in seen.reasons


def test_an_answer_that_it_was_taken_back_or_none_at_all_proves_nothing(services):
    held = authority().holder(answered_at=services.address)
    services.revoked.append(held)
    assert accepted(paper(), signer(services, held).sign(paper(), LEADER), held).level == Level.STAMPED
    services.revoked.clear()
    services.down.add("/hoi")
    assert accepted(paper(), signer(services, held).sign(paper(), LEADER), held).level == Level.STAMPED


def test_a_time_stamp_authority_that_is_down_signs_nothing(services, holder):
    services.down.add("/tsa")
    with pytest.raises(Refused) as caught:
        sign_and_accept(
            signer(services, holder), paper(), LEADER, authority().trusted, at=NOW + timedelta(minutes=5), seconds=30
        )
    assert caught.value.reason == Reason.UNAVAILABLE


def test_proofs_without_a_time_stamp_are_not_asked_for(services, holder):
    signer(services, holder, stamps=False).sign(paper(), LEADER)
    assert services.asked == []


def test_words_written_behind_the_proofs_are_an_addition(services, holder):
    for archive in (False, True):
        signed = signer(services, holder, archive=archive).sign(paper(), LEADER)
        with pytest.raises(Refused) as caught:
            accepted(paper(), updated(signed, {5: stream("BT (khac) Tj ET")}), holder)
        assert caught.value.reason in {Reason.CHANGED_AFTER, Reason.ADDED}


def test_a_time_stamp_of_somebody_unknown_archives_nothing(services, holder):
    signed = signer(services, holder, archive=True).sign(paper(), LEADER)
    nobody = replace(authority().trusted, roots=())
    (seen,) = examine(signed, nobody, at=NOW + timedelta(minutes=5)).signatures
    assert seen.level == Level.BARE
