"""What is right stays as it is: every syllable, names of all peoples, and sentences of many languages.

The sentences are those of the translations that Django, Wagtail and allauth bring along: written by others, for another
purpose, some thousands in each language.
"""

from __future__ import annotations

import gettext
from pathlib import Path

import allauth
import django
import pytest
import wagtail
from paper.vietnamese.words import NAMES, PLACES, syllables

from bangvang_paper.vietnamese import nfc, repair

LANGUAGES = ["vi", "en", "fr", "de", "tr", "es", "pt", "it", "nl", "pl", "cs", "hu", "fi", "da", "sv", "nb", "is", "id"]


@pytest.mark.parametrize("name", [*NAMES, *PLACES])
def test_a_name_stays_as_it_is(name: str) -> None:
    for written in (name, name.upper(), f"Bà {name}", f"{name}; {name}"):
        found = repair(written)
        assert (found.text, found.changed, found.lost) == (written, False, False), found


@pytest.mark.parametrize("name", ["Þórður Guðmundsson", "Lǐ Dǎpéng", "Đặng Văn Ngữ, Trần Đại Nghĩa", "Ƙano"])
def test_letters_that_only_look_vietnamese_stay_in_other_words(name: str) -> None:
    assert repair(name).text == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_stays_as_it_is(language: str) -> None:
    messages = sentences(language)
    assert len(messages) > 500
    assert [text for text in messages if repair(text).text != nfc(text) or repair(text).lost] == []


def test_a_syllable_stays_as_it_is() -> None:
    """Each of the twenty thousand, alone and with a word of ASCII beside it."""
    assert len(syllables()) > 15_000
    texts = [
        text for word in syllables() for text in (word, word.capitalize(), word.upper(), f"An {word.capitalize()}")
    ]
    assert [text for text in texts if repair(text).text != text or repair(text).lost] == []


def sentences(language: str) -> list[str]:
    """The messages of three packages in ``language``, each once, line by line. English is what was translated."""
    stored = "vi" if language == "en" else language
    found: set[str] = set()
    for package in (django, wagtail, allauth):
        for path in Path(package.__file__).parent.rglob(f"locale/{stored}/LC_MESSAGES/*.mo"):
            with path.open("rb") as file:
                catalogue = gettext.GNUTranslations(file)._catalog
            texts = catalogue if language == "en" else catalogue.values()
            found.update(line for text in texts if isinstance(text, str) for line in [text, *text.split("\n")])
    return sorted(found)
