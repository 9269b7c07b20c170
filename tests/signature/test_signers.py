"""What may sign is declared in a file of the machine; a wrong file is told, a key nobody may use is not offered."""

from __future__ import annotations

import pytest
from trust.authority import PASSPHRASE, authority, leader

from bangvang.audit.refusals import Refusal
from bangvang.register.choices import Role
from bangvang.signature import signers
from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Reason


def test_before_the_file_is_written_nobody_signs(machine):
    assert signers.declared() == []
    assert not list(signers.trusted_files())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[[signer]\n", "signers.toml"),
        ('[[signer]]\nname = "a"\n', "body, name, plugin, step"),
        ('[[signer]]\nname = "a"\nbody = "b"\nstep = "chief"\nplugin = "file"\n', "leader, agency"),
        ('[[signer]]\nname = "a"\nbody = "b"\nstep = "leader"\nplugin = "file"\nseconds = 0\n', "seconds"),
        ('[signers]\nname = "a"\n', "[[signer]]"),
        ("signer = 7\n", "[[signer]]"),
        ('[[signer]]\nname = "a"\nbody = "b"\nstep = "leader"\nplugin = "file"\n' * 2, "mỗi mục một tên"),
    ],
)
def test_a_file_that_is_not_as_meant_is_told(machine, text, word):
    (machine.folder / "signers.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        signers.declared()
    assert word in caught.value.sentence


def test_an_entry_for_one_person_is_offered_to_nobody_else(world, machine):
    boss, deputy = world.user(Role.LEADER), world.user(Role.LEADER, again=True)
    machine.declare(world.department, "leader", file="a.p12", user=boss.get_username())
    assert [one.name for one in signers.declared_for(boss, world.department, "leader")] == ["leader-0"]
    assert signers.declared_for(deputy, world.department, "leader") == []
    assert signers.declared_for(boss, world.department, "agency") == []
    assert signers.declared_for(boss, world.other_department, "leader") == []


def test_the_passphrase_may_lie_in_a_file_of_its_own(world, machine, monkeypatch):
    monkeypatch.delenv("BANGVANG_KEY_PASSPHRASE")
    machine.key(leader(), "giam-doc.p12")
    secret = machine.folder / "keys" / "mat-khau"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    secret.chmod(0o400)
    machine.declare(world.department, "leader", file="keys/signers/giam-doc.p12", passphrase_file="keys/mat-khau")
    assert signers.signer_of(signers.declared()[0]).certificate
    secret.chmod(0o444)
    with pytest.raises(Refused) as caught:
        signers.signer_of(signers.declared()[0])
    assert caught.value.reason == Reason.KEY_OPEN_TO_OTHERS


def test_a_plug_in_is_found_by_its_entry_point(world, machine, monkeypatch):
    asked = []

    class Point:
        def load(self):
            return lambda entry: asked.append(entry.options["slot"]) or leader().signer("Thẻ")

    monkeypatch.setattr(signers, "entry_points", lambda *, group, name: [Point()] if name == "token" else [])
    machine.declare(world.department, "leader", "token", slot=3)
    machine.declare(world.department, "agency", "khong-co")
    token, missing = signers.declared()
    assert signers.signer_of(token).name == "Thẻ"
    assert asked == [3]
    with pytest.raises(Refused) as caught:
        signers.signer_of(missing)
    assert "khong-co" in caught.value.sentence


def test_a_key_elsewhere_is_known_by_its_certificate_and_does_not_sign_here(world, machine):
    from cryptography.hazmat.primitives.serialization import Encoding

    (machine.folder / "giam-doc.pem").write_bytes(leader().certificate.public_bytes(Encoding.PEM))
    machine.declare(world.department, "leader", "elsewhere", certificate="giam-doc.pem")
    assert signers.known_fingerprints(world.department) == {leader().fingerprint: "leader"}
    assert signers.known_fingerprints(world.other_department) == {}
    assert "máy của người ký" in signers.signer_of(signers.declared()[0]).problem(None).sentence


def test_roots_are_read_from_the_folder(machine):
    machine.trust(("thu-hoi.crl", authority().revoking(leader())))
    assert (len(signers.trusted().roots), len(signers.trusted().revoked)) == (1, 1)


@pytest.mark.parametrize("said", [{"proofs": "B-LT"}, {"proofs": "B-Z", "timestamp": "http://127.0.0.1:1/"}])
def test_proofs_need_a_known_level_and_a_time_stamp(world, machine, said):
    machine.declare(world.department, "leader", file="khoa.p12", **said)
    with pytest.raises(Refusal, match="proofs chỉ nhận"):
        signers.declared()
