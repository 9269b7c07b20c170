"""Layouts of a design: a change is a new row, what is printed keeps its own, and the decree of the day binds."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from PIL import Image

from bangvang.audit.refusals import Refusal
from bangvang.audit.versions import Stale
from bangvang.certificate import actions, queries
from bangvang.certificate.models import Certificate, Design, LayoutVersion
from bangvang.certificate.papers import as_printed, made_anew
from bangvang.certificate.queries.layouts import deviations, group_of, house_layout, layout_of
from bangvang.register.choices import Role
from bangvang_paper.typesetting.certificate_default import default_layout

AWARD = "commendation_letter"
READ = date(2024, 6, 3)
UNREAD = date(2026, 6, 3)


@pytest.fixture
def design(world) -> Design:
    return Design.objects.select_related("body", "layout", "emblem").get(body=world.department)


def fixed(**changes):
    return replace(default_layout(), shares_white=False, **changes)


def moved(name: str, **changes):
    """The fixed layout with one part changed."""
    layout = fixed()
    element = replace(layout.elements[name], **changes)
    return replace(layout, elements={**layout.elements, name: element})


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 30), colour).save(out, format="PNG")
    return out.getvalue()


def test_printing_keeps_the_layout_it_used_and_points_to_it(short):
    short.certified_decision()
    version = LayoutVersion.objects.get()
    assert (version.number, version.by) == (1, None)
    assert layout_of(version) == default_layout()
    assert set(Certificate.objects.values_list("layout", flat=True)) == {version.pk}


def test_a_new_layout_changes_nothing_that_is_printed(short, officer, design):
    decision = short.certified_decision()
    certificate = queries.of_decision(decision)[0]
    before = as_printed(certificate)
    kept = actions.save_layout(officer, design, moved("recipient", colour="#1D4A8F"), read_version=design.version)
    assert (kept.number, kept.by) == (2, officer)
    again = queries.of_decision(decision)[0]
    assert as_printed(again) == before
    assert made_anew(again, date(2020, 8, 3)).design == default_layout(), "a reprint is laid out as the first print was"
    assert certificate.layout.number == 1


def test_an_equal_layout_is_no_new_number_and_an_emblem_is(short, officer, design):
    layout = fixed()
    first = actions.save_layout(officer, design, layout, read_version=design.version)
    assert actions.save_layout(officer, design, layout, read_version=design.version) == first
    actions.revise_design(officer, design, read_version=design.version, name=design.name, emblem=picture("gold"))
    decision = short.certified_decision()
    used = Certificate.objects.filter(line__decision=decision).first().layout
    assert (used.number, used.data, used.emblem) == (2, first.data, design.emblem)


def test_a_changed_emblem_does_not_reach_what_was_printed_with_the_old_one(short, officer, design):
    actions.revise_design(officer, design, read_version=design.version, name=design.name, emblem=picture("gold"))
    decision = short.certified_decision()
    before = as_printed(queries.of_decision(decision)[0]).emblem
    actions.revise_design(officer, design, read_version=design.version, name=design.name, emblem=picture("red"))
    assert as_printed(queries.of_decision(decision)[0]).emblem == before


def test_the_table_refuses_to_change_a_version(short):
    short.certified_decision()
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        LayoutVersion.objects.update(data={})
    with pytest.raises(IntegrityError, match="đã khóa"), transaction.atomic():
        LayoutVersion.objects.all()._raw_delete("default")


def test_two_hands_and_a_layout_that_cannot_be_printed(officer, design):
    read = design.version
    actions.save_layout(officer, design, fixed(), read_version=read)
    with pytest.raises(Stale):
        actions.save_layout(officer, Design.objects.get(pk=design.pk), fixed(margin=12.0), read_version=read)
    with pytest.raises(Refusal, match="Khổ giấy 9 × 9"):
        actions.save_layout(officer, design, fixed(width=9, height=9), read_version=design.version)
    assert LayoutVersion.objects.count() == 1


def test_back_to_the_house_layout(officer, design):
    actions.save_layout(officer, design, fixed(), read_version=design.version)
    actions.drop_layout(officer, design, read_version=design.version)
    assert Design.objects.get(pk=design.pk).layout is None
    assert LayoutVersion.objects.count() == 1, "what was saved stays to be read and taken up again"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICER, Role.ADMINISTRATOR}))
def test_others_change_no_layout(world, design, role):
    with pytest.raises(PermissionDenied):
        actions.save_layout(world.user(role), design, fixed(), read_version=design.version)
    with pytest.raises(PermissionDenied):
        actions.drop_layout(world.user(role), design, read_version=design.version)
    assert not LayoutVersion.objects.exists()


# ── the decree ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("layout", "words"),
    [
        (default_layout((420.0, 297.0)), "297 × 210"),
        (moved("issuer", colour="#000000"), "màu đỏ"),
        (moved("award", colour="#1D4A8F"), "màu đỏ"),
        (moved("merit", colour="#B0161B"), "màu đen"),
        (moved("motto", bold=False), "phải là chữ đậm"),
        (moved("national_name", printing="never"), "phải có trên giấy"),
        (moved("decision", printing="never"), "phải có trên giấy"),
        (moved("golden", printing="never"), "phải có trên giấy"),
    ],
)
def test_what_the_decree_fixes_is_named_with_its_article(layout, words):
    (found,) = deviations(layout, AWARD, READ)
    assert words in found.sentence
    assert (found.binding, found.citation) == (True, "NĐ 98/2023/NĐ-CP, Điều 104")
    (later,) = deviations(layout, AWARD, UNREAD)
    assert not later.binding, "the rule of 2026 was not read, so the old one only warns"


def test_the_default_departs_in_nothing_and_a_body_is_free_where_nothing_was_read():
    assert deviations(default_layout(), AWARD, READ) == []
    assert deviations(moved("award", colour="#B0281B"), AWARD, READ) == [], "another red is red"
    assert deviations(moved("award", colour="#1D4A8F"), "advanced_worker", UNREAD) == []
    assert deviations(default_layout((420.0, 297.0)), AWARD, date(2020, 7, 13)) == [], "nothing was read before 2024"


def test_a_layout_that_the_decree_of_the_signing_forbids_is_not_printed(short, officer, design, monkeypatch):
    decision = short.issued_decision()
    actions.save_layout(officer, design, moved("issuer", colour="#000000"), read_version=design.version)
    actions.make_certificates(officer, decision)  # 2020: unread, so nothing binds
    whole = deviations
    monkeypatch.setattr(
        "bangvang.certificate.actions.printing.deviations", lambda layout, award, on: whole(layout, award, READ)
    )
    with pytest.raises(Refusal, match="khác quy định của ngày ký") as refused:
        actions.print_missing(decision)
    assert refused.value.cite == "NĐ 98/2023/NĐ-CP, Điều 104"
    assert not Certificate.objects.exists()


def test_saving_a_forbidden_layout_is_refused_while_the_decree_holds(officer, design, monkeypatch):
    monkeypatch.setattr("bangvang.certificate.actions.layouts.timezone.localdate", lambda: READ)
    with pytest.raises(Refusal, match="màu đỏ") as refused:
        actions.save_layout(officer, design, moved("award", colour="#000000"), read_version=design.version)
    assert "Điều 104" in refused.value.cite
    assert not LayoutVersion.objects.exists()


def test_groups_have_their_own_verb_and_the_law_gives_the_sheet():
    assert (group_of(AWARD), group_of("grassroots_emulation_fighter"), group_of("commemorative_medal")) == (
        "letter",
        "title",
        "medal",
    )
    assert house_layout("grassroots_emulation_fighter", READ, signed=False).verb == "Tặng danh hiệu"
    old = house_layout("ministry_province_certificate", date(2010, 1, 1), signed=False)
    assert (old.width, old.height) == (400, 300)
