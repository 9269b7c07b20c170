"""GLOSSARY.md says what the code says: every enum and value in both, every model and award it names in the code."""

from __future__ import annotations

import re
from pathlib import Path

import glossary
import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def test_the_glossary_names_exactly_the_enums_of_the_code():
    assert list(glossary.tables(TEXT)) == list(glossary.enums())


def test_every_value_stands_with_the_label_that_a_reader_sees():
    standing = {
        name: [(entry.identifier, entry.vietnamese) for entry in rows] for name, rows in glossary.tables(TEXT).items()
    }
    assert standing == glossary.enums()


def test_every_value_has_an_english_word():
    assert [entry for rows in glossary.tables(TEXT).values() for entry in rows if not entry.english.strip()] == []


def test_a_value_that_is_missing_or_renamed_would_be_seen():
    spoilt = TEXT.replace("| `teller` |", "| `scrutineer` |")
    assert glossary.tables(spoilt) != glossary.tables(TEXT)


def test_no_vietnamese_word_stands_twice_among_things_and_acts():
    words = [vietnamese for vietnamese, _english, _identifiers in glossary.terms(TEXT)]
    assert len(words) > 50
    assert [word for word in words if words.count(word) > 1] == []


@pytest.mark.parametrize(
    "name",
    [name for _vi, _en, names in glossary.terms(TEXT) for name in names if re.fullmatch(r"[a-z]+\.[A-Z]\w+", name)],
)
def test_every_model_that_it_names_exists(name):
    assert apps.get_model(name)


def test_every_model_of_the_river_is_named():
    """Abstract ones and the demonstration's bookkeeping apart."""
    named = {name.lower() for _vi, _en, names in glossary.terms(TEXT) for name in names}
    ours = {
        model._meta.label_lower
        for model in apps.get_models()
        if model.__module__.startswith("bangvang.") and not model._meta.auto_created
    }
    technical = {"accounts.user", "audit.entry", "files.storedfile", "outbox.event", "portal.homepage"}
    assert ours - technical - named == set()


def test_every_award_that_it_names_is_in_the_law_book():
    from bangvang_law.book import national_book

    known = {award.id for award in national_book().awards()}
    awards = (
        "Giấy khen",
        "Bằng khen",
        "Lao động",
        "Chiến sĩ",
        "Tập thể lao động",
        "Cờ",
        "Huân chương",
        "Kỷ niệm chương",
    )
    named = {
        name for vietnamese, _english, names in glossary.terms(TEXT) for name in names if vietnamese.startswith(awards)
    }
    assert len(named) == 15
    assert named - known == set()
