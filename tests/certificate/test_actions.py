"""One certificate a line, printed once, known by a random address that is printed with it and never changes."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.certificate import actions, queries
from bangvang.certificate.actions import printing
from bangvang.certificate.models import Certificate, Design, PrintOrder, PublicBase
from bangvang.certificate.papers import as_printed, made_anew
from bangvang.certificate.tasks import print_certificates
from bangvang.decision.actions import correct
from bangvang.files.queries import content
from bangvang.outbox.models import Event
from bangvang.register.choices import Role
from bangvang.register.models import Unit
from bangvang_paper.scanning import read_codes


def test_each_line_gets_one_certificate_bound_to_its_honour(short):
    decision = short.certified_decision()
    made = list(queries.of_decision(decision))
    assert [one.golden_book_number for one in made] == [1, 2, 3]
    for one in made:
        assert (one.honour.name_as_written, one.honour.decision_code) == (one.line.name, decision.code)
        assert one.honour.source["line"] == one.line_id
        assert one.wording["name"] == one.line.name
        assert len(one.public_id) == 20
    assert len({one.public_id for one in made}) == 3


def test_the_printed_qr_holds_exactly_the_address(short):
    certificate = queries.of_decision(short.certified_decision())[1]
    assert read_codes(content(certificate.pdf), "giay.pdf") == [certificate.address]
    assert certificate.address == f"http://127.0.0.1:8000/x/{certificate.public_id}"
    assert queries.by_public_id(certificate.public_id) == certificate
    assert queries.by_public_id("khong-co") is None


def test_printing_again_prints_nothing_twice(short, officer):
    decision = short.certified_decision()
    before = set(Certificate.objects.values_list("public_id", flat=True))
    actions.make_certificates(officer, decision)
    actions.print_missing(decision)
    assert set(Certificate.objects.values_list("public_id", flat=True)) == before
    assert PrintOrder.objects.count() == 1
    assert Event.objects.filter(what="certificate.printed").count() == 1


def test_a_killed_printing_goes_on_where_it_stopped(short, officer, monkeypatch):
    decision = short.issued_decision()
    actions.make_certificates(officer, decision)
    whole, calls = printing.certificate_pdfs, []

    def dies_in_the_second_chunk(papers):
        calls.append(len(papers))
        if len(calls) == 2:
            raise KeyboardInterrupt
        return whole(papers)

    monkeypatch.setattr(printing, "certificate_pdfs", dies_in_the_second_chunk)
    with pytest.raises(KeyboardInterrupt):
        actions.print_missing(decision, chunk=1)
    kept = set(Certificate.objects.values_list("public_id", flat=True))
    progress = queries.progress_of(decision)
    assert (progress.asked, progress.done, progress.total, progress.finished) == (True, 1, 3, False)
    assert list(queries.unfinished_orders()) == [PrintOrder.objects.get()]
    monkeypatch.undo()
    assert actions.print_missing(decision, chunk=1).finished
    assert kept < set(Certificate.objects.values_list("public_id", flat=True))
    assert not queries.unfinished_orders().exists()


def test_ordering_queues_the_printing_after_commit(short, officer, django_capture_on_commit_callbacks):
    from django_tasks_db.models import DBTaskResult

    from bangvang.outbox.actions import carry_out_waiting

    decision = short.issued_decision()
    carry_out_waiting()
    actions.make_certificates(officer, decision)
    assert not Certificate.objects.exists()
    carry_out_waiting()
    queued = DBTaskResult.objects.filter(task_path="bangvang.certificate.tasks.print_certificates")
    assert queued.count() == 1
    print_certificates.call(decision.pk)
    assert queries.progress_of(decision).finished


def test_a_draft_is_not_printed(short, officer):
    with pytest.raises(Refusal, match="chưa ban hành"):
        actions.make_certificates(officer, short.drafted_decision())
    assert not PrintOrder.objects.exists()


def test_without_a_public_address_nothing_is_printed(short, officer, settings):
    PublicBase.objects.all().delete()
    settings.PUBLIC_BASE = ""
    decision = short.issued_decision()
    with pytest.raises(Refusal, match="địa chỉ công khai"):
        actions.make_certificates(officer, decision)
    settings.PUBLIC_BASE = "https://bangvang.example.vn/"
    actions.make_certificates(officer, decision)
    actions.print_missing(decision)
    assert set(Certificate.objects.values_list("public_base", flat=True)) == {"https://bangvang.example.vn"}


def test_without_a_design_nothing_is_printed(short, officer):
    Design.objects.all().delete()
    with pytest.raises(Refusal, match="chưa có mẫu in"):
        actions.make_certificates(officer, short.issued_decision())


def test_why_the_worker_stopped_is_written_for_the_page(short, officer):
    decision = short.issued_decision()
    actions.make_certificates(officer, decision)
    Design.objects.all().delete()
    print_certificates.call(decision.pk)
    assert "chưa có mẫu in" in queries.progress_of(decision).error


def test_a_new_address_changes_nothing_that_is_printed(short, officer):
    decision = short.certified_decision()
    before = set(Certificate.objects.values_list("public_base", flat=True))
    base = PublicBase.objects.get(body=short.department)
    actions.set_public_base(officer, short.department, address="https://bangvang.example.vn", read_version=base.version)
    assert set(Certificate.objects.values_list("public_base", flat=True)) == before
    assert queries.public_base_of(decision.body) == "https://bangvang.example.vn"
    with pytest.raises(Stale):
        actions.set_public_base(officer, short.department, address="https://khac.vn", read_version=base.version)


def test_a_certificate_is_locked_by_the_database(short):
    short.certified_decision()
    for change in ({"public_id": "x"}, {"golden_book_number": 9}, {"wording": {}}):
        with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
            Certificate.objects.update(**change)
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        Certificate.objects.all()._raw_delete("default")


def test_a_correction_after_printing_is_marked_and_the_reprint_reads_anew(short, officer):
    decision = short.certified_decision()
    line = decision.lines.get(name="Bùi Đình Dũng")
    correct(officer, line, field="name", new="Bùi Đình Dững", act="12/QĐ", on=date(2020, 8, 3))
    certificate = queries.of_decision(decision).get(line=line)
    assert queries.is_outdated(certificate)
    assert as_printed(certificate).name == "Bùi Đình Dũng"
    again = made_anew(certificate, date(2020, 8, 3))
    assert (again.name, again.verify_url, again.golden_book_number) == ("Bùi Đình Dững", certificate.address, "3")


def test_printing_after_a_correction_prints_the_corrected_words_and_keeps_them(short, officer):
    decision = short.issued_decision()
    line = decision.lines.get(name="Bùi Đình Dũng")
    correct(officer, line, field="name", new="Bùi Đình Dững", act="12/QĐ", on=date(2020, 8, 3))
    actions.make_certificates(officer, decision)
    actions.print_missing(decision)
    assert Certificate.objects.get(line=line).wording["name"] == "Bùi Đình Dững"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.DOCUMENT_CLERK}))
def test_others_do_not_order_printing(short, role):
    decision = short.issued_decision()
    with pytest.raises(PermissionDenied):
        actions.make_certificates(short.user(role), decision)
    assert not PrintOrder.objects.exists()


def test_an_officer_of_another_department_sets_nothing_here(world):
    stranger = world.outsider(Role.OFFICER)
    with pytest.raises(PermissionDenied):
        actions.set_public_base(stranger, world.department, address="https://khac.vn")
    with pytest.raises(PermissionDenied):
        actions.new_design(stranger, world.department, award="advanced_worker", name="Mẫu")


def test_one_design_an_award(world, officer):
    with pytest.raises(Refusal, match="đã có mẫu"):
        actions.new_design(officer, world.department, award="commendation_letter", name="Mẫu hai")
    made = actions.new_design(officer, world.department, award="advanced_worker", name="Mẫu")
    actions.revise_design(officer, made, read_version=1, name="Mẫu mới")
    with pytest.raises(Stale):
        actions.revise_design(officer, made, read_version=1, name="Ghi đè")
    assert Design.objects.get(pk=made.pk).name == "Mẫu mới"


def test_a_real_office_cannot_print_an_address_that_only_this_machine_opens(world, officer):
    Unit.objects.filter(pk=world.department.pk).update(demonstration=False)
    real = Unit.objects.get(pk=world.department.pk)
    with pytest.raises(ValidationError, match="chỉ máy đang chạy"):
        actions.set_public_base(officer, real, address="http://127.0.0.1:8000")
    with pytest.raises(ValidationError, match="https"):
        actions.set_public_base(officer, real, address="http://bangvang.example.vn")
