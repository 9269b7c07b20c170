"""Papers are signed once, each held against what was sent; whatever stops the signing, nothing is shown as signed that is not."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from trust.authority import AGENCY, LEADER, authority, leader, paper, seal

from bangvang.audit.refusals import Refusal
from bangvang.files.actions import store
from bangvang.files.queries import content, path_of
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from bangvang.signature.actions import signing as actions
from bangvang.signature.models import SigningItem, SigningOrder
from bangvang.signature.queries import items_for, progress_of, unfinished_orders
from bangvang.signature.tasks import sign_papers
from bangvang_trust.errors import Refused
from bangvang_trust.pdf import Verdict, examine


def papers(count: int = 3):
    return [store(paper(f"Van ban {n}"), name=f"Van-ban-{n}.pdf", media_type="application/pdf") for n in range(count)]


@pytest.fixture
def office(world, machine):
    machine.with_keys(world.department)
    return world


@pytest.fixture
def boss(office):
    return office.user(Role.LEADER)


def ordered(office, boss, files=None, **asked):
    return actions.order_signing(boss, office.department, "leader", files or papers(), **asked)


class Instead:
    """Puts a signer of the test's own in the place of the declared one."""

    def __init__(self, monkeypatch) -> None:
        self._patch = monkeypatch

    def __call__(self, does) -> None:
        real = leader().signer("Dịch vụ ký")

        class Put:
            name, certificate = real.name, real.certificate

            def problem(self, at):
                return None

            def sign(self, pdf, wish):
                return does(pdf, wish, real)

        self._patch.setattr(actions, "signer_of", lambda entry: Put())


@pytest.fixture
def instead(monkeypatch) -> Instead:
    return Instead(monkeypatch)


# ── as it should be ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_paper_is_signed_and_kept_with_what_was_seen(office, boss):
    order = ordered(office, boss, title="Ba văn bản")
    assert progress_of(order).done == 0
    assert actions.sign_waiting(order).finished
    order.refresh_from_db()
    assert order.done_at is not None
    for item in order.items.all():
        assert content(item.signed).startswith(content(item.source))
        assert examine(content(item.signed), authority().trusted, at=timezone.now()).verdict == Verdict.GOOD
        assert item.seen["certificate"]["subject"] == "Trần Quốc Hưng"
        assert (item.reason, item.problem) == ("", "")
    assert Event.objects.filter(what="signature.signed").count() == 3
    assert Event.objects.filter(what="signature.finished").count() == 1


def test_the_worker_s_task_does_it(office, boss):
    order = ordered(office, boss)
    sign_papers.func(order.pk)
    assert progress_of(order).finished


def test_the_seal_goes_onto_what_the_leader_signed(office, boss):
    order = ordered(office, boss, papers(1))
    actions.sign_waiting(order)
    first = order.items.get()
    sealing = actions.order_signing(office.user(Role.DOCUMENT_CLERK), office.department, "agency", [first.signed])
    actions.sign_waiting(sealing)
    twice = content(sealing.items.get().signed)
    assert twice.startswith(content(first.signed))
    found = examine(twice, authority().trusted, at=timezone.now())
    assert [one.certificate.subject for one in found.signatures] == ["Trần Quốc Hưng", "Con dấu của Sở"]
    assert found.verdict == Verdict.GOOD


# ── once ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_asked_again_nothing_is_signed_twice(office, boss):
    files = papers()
    actions.sign_waiting(ordered(office, boss, files))
    kept = dict(SigningItem.objects.values_list("source", "signed"))
    with pytest.raises(Refusal) as caught:
        ordered(office, boss, files)
    assert "đã ký ở bước này rồi" in caught.value.sentence
    more = [*files, *papers(1)]
    again = ordered(office, boss, more)
    actions.sign_waiting(again)
    assert again.items.count() == 1
    assert {key: value for key, value in SigningItem.objects.values_list("source", "signed") if key in kept} == kept


def test_an_order_that_waits_is_taken_over_by_the_next(office, boss):
    files = papers()
    first = ordered(office, boss, files)
    second = ordered(office, boss, files)
    assert (first.items.count(), second.items.count()) == (0, 3)
    assert actions.sign_waiting(first).done == 0
    assert actions.sign_waiting(second).done == 3


def test_killed_in_the_middle_it_goes_on_where_it_was(office, boss, instead, monkeypatch):
    order = ordered(office, boss)
    signed = []

    def dies_at_the_second(pdf, wish, real):
        if len(signed) == 1:
            raise KeyboardInterrupt
        signed.append(pdf)
        return real.sign(pdf, wish)

    monkeypatch.setattr(actions, "sign_and_accept", _in_this_thread)
    instead(dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        actions.sign_waiting(order)
    assert progress_of(order).done == 1
    first = order.items.exclude(signed=None).get()
    counted = []
    instead(lambda pdf, wish, real: counted.append(pdf) or real.sign(pdf, wish))
    assert actions.sign_waiting(order).finished
    assert len(counted) == 2
    assert order.items.get(pk=first.pk).signed_id == first.signed_id


def _in_this_thread(signer, pdf, wish, roots, *, at, seconds):
    """As `sign_and_accept`, without its thread, so that an end by force goes through."""
    from bangvang_trust.pdf import accept

    signed = signer.sign(pdf, wish)
    return signed, accept(pdf, signed, field=wish.field, fingerprints={leader().fingerprint}, trusted=roots, at=at)


def test_a_paper_in_another_worker_s_hand_is_left_to_it(office, boss):
    order = ordered(office, boss)
    held = order.items.first()
    SigningItem.objects.filter(pk=held.pk).update(begun_at=timezone.now())
    assert actions.sign_waiting(order).done == 2
    SigningItem.objects.filter(pk=held.pk).update(begun_at=timezone.now() - timedelta(hours=1))
    assert actions.sign_waiting(order).done == 3


HOLDS_A_PAPER = """
import time
from bangvang.signature.lease import lease
with lease() as name:
    print(name, flush=True)
    time.sleep(120)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần khóa tệp và SIGKILL của hệ POSIX")
def test_the_paper_of_a_killed_worker_is_taken_over_at_once(office, boss, machine):
    """A real process takes the paper and is killed: until then nobody touches it, from then on it waits for no clock."""
    order = ordered(office, boss)
    held = order.items.first()
    told = os.environ | {
        "DJANGO_SETTINGS_MODULE": "bangvang.config.settings",
        "BANGVANG_DATA": str(machine.folder),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with subprocess.Popen([sys.executable, "-c", HOLDS_A_PAPER], env=told, stdout=subprocess.PIPE, text=True) as worker:
        name = worker.stdout.readline().strip()
        SigningItem.objects.filter(pk=held.pk).update(begun_at=timezone.now(), taken_by=name)
        assert actions.sign_waiting(order).done == 2
        worker.kill()
    assert actions.sign_waiting(order).finished
    assert order.items.get(pk=held.pk).taken_by != name
    assert not list((machine.folder / "signing").iterdir())


def test_a_paper_that_somebody_else_just_took_over_is_left_to_them(office, boss, monkeypatch):
    order = ordered(office, boss, papers(1))
    order.items.update(begun_at=timezone.now(), taken_by="chet")

    def and_another_is_quicker(name):
        order.items.update(taken_by="nguoi-khac")
        return True

    monkeypatch.setattr(actions, "is_gone", and_another_is_quicker)
    assert actions.sign_waiting(order).done == 0
    assert order.items.get().taken_by == "nguoi-khac"


def test_a_batch_that_a_stopped_worker_left_is_taken_up_again(office, boss):
    left, told = ordered(office, boss), ordered(office, boss, papers(1))
    actions.note_failure(told, "chưa cắm thẻ")
    assert list(unfinished_orders()) == [left]
    actions.sign_waiting(left)
    assert not unfinished_orders().exists()


def test_two_answers_for_one_paper_keep_the_first(office, boss):
    order = ordered(office, boss, papers(1))
    item = order.items.get()
    actions.sign_waiting(order)
    kept = order.items.get()
    other = leader().signer().sign(content(item.source), LEADER)
    from bangvang_trust.pdf import accept

    seen = accept(
        content(item.source),
        other,
        field=LEADER.field,
        fingerprints={leader().fingerprint},
        trusted=authority().trusted,
        at=timezone.now(),
    )
    actions._keep(item, other, seen)
    assert order.items.get().signed_id == kept.signed_id


def test_the_database_itself_keeps_a_paper_from_a_second_signature(office, boss):
    order = ordered(office, boss, papers(1))
    item = order.items.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningItem.objects.create(order=order, step="leader", source=item.source)


def test_what_is_signed_can_no_longer_be_changed(office, boss):
    order = ordered(office, boss, papers(1))
    item = order.items.get()
    SigningItem.objects.filter(pk=item.pk).update(problem="còn sửa được")
    actions.sign_waiting(order)
    for change in ({"signed": None}, {"seen": {}}, {"order": SigningOrder.objects.last().pk + 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SigningItem.objects.filter(pk=item.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningItem.objects.filter(pk=item.pk)._raw_delete("default")


def test_a_signed_row_without_its_look_cannot_be_written(office, boss):
    order = ordered(office, boss, papers(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        order.items.update(signed=papers(1)[0])


# ── otherwise ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_service_that_gives_back_another_file_leaves_the_paper_unsigned(office, boss, instead):
    order = ordered(office, boss)
    other = leader().signer().sign(paper("Van ban khac"), LEADER)
    source = order.items.order_by("pk")[1].source

    def swaps_one(pdf, wish, real):
        return other if pdf == content(source) else real.sign(pdf, wish)

    instead(swaps_one)
    progress = actions.sign_waiting(order)
    assert (progress.done, progress.stopped) == (2, 1)
    wrong = order.items.get(source=source)
    assert (wrong.signed_id, wrong.reason) == (None, "other_document")
    assert "tệp khác" in wrong.problem
    assert SigningOrder.objects.get(pk=order.pk).done_at is None
    instead(lambda pdf, wish, real: real.sign(pdf, wish))
    actions.resume(boss, order)
    assert actions.sign_waiting(order).finished
    assert order.items.get(source=source).problem == ""


def test_a_service_that_is_down_stops_the_order_with_a_sentence(office, boss, instead):
    order = ordered(office, boss)

    def down(pdf, wish, real):
        raise ConnectionError("no route")

    instead(down)
    sign_papers.func(order.pk)
    order.refresh_from_db()
    assert progress_of(order).done == 0
    assert "Không ký được bằng" in order.error
    assert order.items.filter(reason="unavailable").count() == 1  # the others were not even tried
    assert not Event.objects.filter(what="signature.signed").exists()


def test_a_service_that_hangs_is_left_and_its_late_answer_is_nothing(office, boss, machine, instead):
    machine.entries.clear()
    machine.declare(
        office.department, "leader", name="Chữ ký của Giám đốc", file="keys/signers/giam-doc.p12", seconds=1
    )
    order = ordered(office, boss, papers(1))
    let_go, gone = threading.Event(), threading.Event()

    def hangs(pdf, wish, real):
        let_go.wait(30)
        gone.set()
        return real.sign(pdf, wish)

    instead(hangs)
    with pytest.raises(Refused):
        actions.sign_waiting(order)
    let_go.set()
    assert gone.wait(5)
    assert order.items.get().signed_id is None
    assert order.items.get().reason == "slow"


def test_a_paper_that_is_damaged_on_disk_is_not_signed(office, boss):
    order = ordered(office, boss)
    source = order.items.first().source
    path_of(source.sha256).write_bytes(b"%PDF-1.7 khac")
    assert actions.sign_waiting(order).done == 2
    assert order.items.get(source=source).reason == "damaged"


def test_a_key_that_is_gone_is_told_before_anything_is_asked(office, boss, machine):
    (machine.folder / "keys" / "signers" / "giam-doc.p12").unlink()
    with pytest.raises(Refusal) as caught:
        ordered(office, boss)
    assert "Không có tệp khóa" in caught.value.sentence
    assert not SigningOrder.objects.exists()


def test_an_expired_key_is_told_before_anything_is_asked(office, boss, machine):
    now = timezone.now()
    late = authority().holder(begins=now - timedelta(days=700), ends=now - timedelta(days=1))
    path = machine.folder / "keys" / "signers" / "giam-doc.p12"
    path.unlink()
    machine.key(late, "giam-doc.p12")
    with pytest.raises(Refusal) as caught:
        ordered(office, boss)
    assert "hiệu lực" in caught.value.sentence


def test_where_nothing_is_declared_paper_is_offered(world, machine):
    with pytest.raises(Refusal) as caught:
        actions.order_signing(world.user(Role.LEADER), world.department, "leader", papers())
    assert "ký trên giấy" in caught.value.sentence


def test_too_many_at_once_are_refused(office, boss, monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 2)
    with pytest.raises(Refusal):
        ordered(office, boss)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.LEADER])
def test_only_the_leader_signs(office, role):
    with pytest.raises(PermissionDenied):
        actions.order_signing(office.user(role), office.department, "leader", papers(1))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DOCUMENT_CLERK])
def test_only_the_clerk_of_documents_seals(office, role):
    with pytest.raises(PermissionDenied):
        actions.order_signing(office.user(role), office.department, "agency", papers(1))


def test_a_leader_of_another_department_signs_nothing_here(office):
    with pytest.raises(PermissionDenied):
        actions.order_signing(office.outsider(Role.LEADER), office.department, "leader", papers(1))


def test_papers_are_found_by_the_app_that_handed_them_over(office, boss):
    """What the certificates will ask: which of these files became what."""
    files = papers(2)
    actions.sign_waiting(ordered(office, boss, files[:1]))
    found = items_for(files, "leader")
    assert set(found) == {files[0].pk}
    assert found[files[0].pk].signed is not None
    assert seal().fingerprint and AGENCY.field == "Co-quan"
