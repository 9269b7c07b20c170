"""A witness outside asks over the wire, cosigns what goes on, and refuses a log that was cut or rewritten."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from bangvang.chronicle import actions, keys
from bangvang.chronicle.actions import sign_head
from bangvang.chronicle.models import Cosignature, Head, Leaf, Log, Witness
from bangvang.chronicle.queries import age_of, current_log, keys_of, note_of
from bangvang.chronicle.verifying import verify
from bangvang.register.actions import new_person
from bangvang_trust.errors import Refused
from bangvang_trust.log import Checkpoint, NoteKey, read
from bangvang_trust.log import Witness as Outside
from bangvang_trust.log.checkpoint import sign
from bangvang_trust.log.tiles import bundle_entries
from bangvang_trust.log.watch import look, main, signer_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PLACE = "/chung-thuc"


@pytest.fixture
def outside(tmp_path, client, year):
    """A witness with its own folder, reading the log through the public addresses."""
    key = keys_of(current_log())[0]
    signer = signer_in(tmp_path / "witness", "thanh-tra")
    witness = Outside(signer, {key.name: [key]}, tmp_path / "witness" / "seen.json")

    def over_the_wire(path: str) -> bytes:
        answer = client.get(f"{PLACE}/{path}")
        assert answer.status_code == 200, path
        return answer.content

    return over_the_wire, witness, key, signer


def grow(count: int) -> None:
    for _ in range(count):
        actions.write("test.grown", new_person(name="Lò Văn Pó"), [])
    sign_head()


class Hours:
    """So many hours, then the end."""

    def __init__(self, count: int) -> None:
        self.left = count

    def wait(self, seconds: float) -> bool:
        assert seconds == 3_600
        self.left -= 1
        return self.left < 0


def test_every_hour_a_line_whose_own_task_failed_is_signed_and_nothing_else(year, monkeypatch):
    from bangvang.config import worker

    monkeypatch.setattr(connection, "close", lambda: None)  # the test's transaction lives on it
    actions.write("test.grown", new_person(name="Lò Văn Pó"), [])
    heads, size = Head.objects.count(), Log.objects.get().size
    worker.sign_every_hour(Hours(3))
    assert (Head.objects.count(), Head.objects.latest("size").size) == (heads + 1, size)


def test_an_hour_in_which_signing_fails_does_not_end_the_watch(year, monkeypatch, caplog):
    from bangvang.config import worker

    monkeypatch.setattr(connection, "close", lambda: None)
    actions.write("test.grown", new_person(name="Lò Văn Pó"), [])
    real, failures = actions.sign_head, [OSError("đĩa đầy")]
    monkeypatch.setattr(actions, "sign_head", lambda: real() if not failures else _raise(failures.pop()))
    worker.sign_every_hour(Hours(2))
    assert Head.objects.latest("size").size == Log.objects.get().size
    assert "could not be signed" in caplog.text


def _raise(error: Exception) -> None:
    raise error


def test_the_page_tells_how_old_the_head_is_and_what_waits(year, client):
    assert ", vừa xong<" in client.get(f"{PLACE}/").content.decode()
    assert "Chờ ký" not in client.get(f"{PLACE}/").content.decode()
    actions.write("test.grown", new_person(name="Lò Văn Pó"), [])
    assert "1 dòng ghi sau mốc này" in client.get(f"{PLACE}/").content.decode()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "vừa xong"), (59, "59 phút trước"), (60, "1 giờ trước"), (2_879, "47 giờ trước"), (2_880, "2 ngày trước")],
)
def test_the_age_of_a_head_in_words(minutes, words):
    assert age_of(timedelta(minutes=minutes, seconds=59)) == words


def test_a_log_that_goes_on_is_cosigned_and_shown_so(outside, client):
    over_the_wire, witness, key, signer = outside
    actions.add_witness(signer.key.to_vkey(), name="Thanh tra thành phố")
    first = look(over_the_wire, witness, key, at=int(time.time()))
    grow(300)  # past one full tile
    second = look(over_the_wire, witness, key, at=int(time.time()))
    for document in (first, second):
        answer = client.post(f"{PLACE}/chung-kien", document, content_type="text/plain; charset=utf-8")
        assert answer.status_code == 200, answer.content.decode()
    assert Cosignature.objects.count() == 2
    assert "thanh-tra" in client.get(f"{PLACE}/checkpoint").content.decode()
    assert "<b>Thanh tra thành phố</b>, thấy lần cuối lúc" in client.get(f"{PLACE}/").content.decode()
    assert verify(witnessed=[first, second]).holds


def test_handing_in_twice_keeps_one_line(outside, client):
    over_the_wire, witness, key, signer = outside
    actions.add_witness(signer.key.to_vkey(), name="Thanh tra")
    document = look(over_the_wire, witness, key, at=int(time.time()))
    for _time in range(2):
        assert client.post(f"{PLACE}/chung-kien", document, content_type="text/plain").status_code == 200
    assert Cosignature.objects.count() == 1


def test_a_stranger_and_a_forged_line_are_refused(outside, client):
    over_the_wire, witness, key, signer = outside
    document = look(over_the_wire, witness, key, at=int(time.time()))
    assert client.post(f"{PLACE}/chung-kien", document, content_type="text/plain").status_code == 409
    actions.add_witness(signer.key.to_vkey(), name="Thanh tra")
    forged = document[:-6] + ("A" if document[-6] != "A" else "B") + document[-5:]
    assert client.post(f"{PLACE}/chung-kien", forged, content_type="text/plain").status_code == 409
    other = sign(Checkpoint(key.name, Head.objects.latest("size").size, b"\x07" * 32), keys.signer_of(key.name))
    assert client.post(f"{PLACE}/chung-kien", other, content_type="text/plain").status_code == 409
    assert client.post(f"{PLACE}/chung-kien", b"\xff" * 100, content_type="text/plain").status_code == 409
    assert client.post(f"{PLACE}/chung-kien", "x" * 9_000, content_type="text/plain").status_code == 400
    assert not Cosignature.objects.exists()


def test_only_a_witness_key_becomes_a_witness(year):
    from bangvang.audit.refusals import Refusal

    with pytest.raises(Refusal, match="0x04"):
        actions.add_witness(current_log().key, name="Không phải")
    assert not Witness.objects.exists()


def test_a_cut_log_is_not_cosigned(outside):
    over_the_wire, witness, key, _signer = outside
    look(over_the_wire, witness, key, at=int(time.time()))
    known = witness.known(key.name)
    shorter = sign(Checkpoint(key.name, known.size - 1, b"\x01" * 32), keys.signer_of(key.name))
    with pytest.raises(Refused, match=str(known.size)):
        look(lambda path: shorter.encode() if path == "checkpoint" else over_the_wire(path), witness, key, at=1)
    assert witness.known(key.name) == known


def test_a_rewritten_log_is_not_cosigned(outside, client):
    """The office itself, key in hand, draws another tree of the same beginning length: the proof cannot be made."""
    over_the_wire, witness, key, _signer = outside
    look(over_the_wire, witness, key, at=int(time.time()))
    from bangvang.audit.freeze import drop_triggers
    from bangvang.chronicle.actions.heading import draw_tiles
    from bangvang.chronicle.models import Tile

    drop_triggers()
    log = Log.objects.get()
    leaf = Leaf.objects.get(index=2)
    Leaf.objects.filter(pk=leaf.pk).update(entry=bytes(leaf.entry) + b"\x00")
    Tile.objects.all().delete()
    draw_tiles(log)
    grow(5)
    with pytest.raises(Refused):
        look(over_the_wire, witness, key, at=int(time.time()))


def test_every_line_can_be_fetched_and_held_to_the_head(outside, client):
    over_the_wire, _witness, key, _signer = outside
    grow(260)
    head = read(over_the_wire("checkpoint").decode(), [key])
    entries: list[bytes] = []
    for index in range(0, head.size, 256):
        width = min(256, head.size - index)
        number = f"{index // 256:03}" + ("" if width == 256 else f".p/{width}")
        entries += bundle_entries(over_the_wire(f"tile/entries/{number}"))
    from bangvang_trust.log import audit

    assert audit(entries, head).size == head.size


@pytest.mark.parametrize("path", ["tile/0/999", "tile/9/000", "tile/0/000.p/0", "tile/0/../khoa", "tile/entries/001"])
def test_what_is_not_there_is_not_found(year, client, path):
    assert client.get(f"{PLACE}/{path}").status_code == 404


def test_before_the_first_line_there_is_a_page_and_no_file(client, db):
    assert client.get(f"{PLACE}/").status_code == 200
    assert client.get(f"{PLACE}/checkpoint").status_code == 404
    assert client.get(f"{PLACE}/khoa").status_code == 404


def test_the_program_works_on_a_copy_and_keeps_what_it_saw(outside, tmp_path, capsys):
    over_the_wire, _witness, key, _signer = outside
    copy, state = tmp_path / "copy", tmp_path / "state"

    def take(*paths: str) -> None:
        for path in paths:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(over_the_wire(path))

    size = Head.objects.latest("size").size
    take("checkpoint", f"tile/0/000.p/{size}")
    told = [str(copy), "--state", str(state), "--log", key.to_vkey(), "--name", "hoi-dong"]
    assert main(told) == 0 and f"{size} dòng" in capsys.readouterr().out
    assert (state / f"head-{size}.note").read_text().count("— ") == 2
    assert (Path(state) / "witness.pem").stat().st_mode & 0o777 == 0o400
    (copy / "checkpoint").write_text(sign(Checkpoint(key.name, size - 1, b"\x01" * 32), keys.signer_of(key.name)))
    assert main(told) == 1 and "KHÔNG CHỨNG KIẾN" in capsys.readouterr().err
    (copy / "checkpoint").unlink()
    assert main(told) == 2
    assert NoteKey.from_vkey(key.to_vkey()) == key and note_of(Head.objects.latest("size"))
