"""The figures of the document: exactly its own numbers, what follows from them, and no others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bangvang.demonstration.build import build
from bangvang.indicator.models import CheckedText, Observation, Target
from bangvang.indicator.queries import claims_in, indicators_over, public_board
from bangvang_paper.claims import Verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(db):
    return build("http://127.0.0.1:8000")


def test_the_numbers_of_the_document_and_no_others(built):
    kept = Observation.objects.values_list("indicator__item_code", "first__year", "last__year", "value")
    assert set(kept) == {
        ("jobs", 2015, 2020, Decimal(273_457)),
        ("trained", 2015, 2020, Decimal(85)),
        ("trained", 2010, 2015, Decimal(75)),
        ("merit_living", 2015, 2020, Decimal(100)),
    }
    assert [(one.indicator.item_code, one.value, one.strict) for one in Target.objects.all()] == [
        ("unemployment", 4, True)
    ]


def test_its_sentences_are_checked(built):
    checked = CheckedText.objects.get()
    claims = claims_in(checked.text, checked.unit, list(indicators_over(checked.unit)), checked.about, {})
    assert [(one.written, one.finding.verdict, one.finding.working) for one in claims] == [
        ("273.457", Verdict.MATCHES, "273.457"),
        ("4%", Verdict.UNSUPPORTED, ""),
        ("85%", Verdict.MATCHES, "85"),
        ("113,3%", Verdict.MATCHES, "85 ÷ 75 = 113,3%"),
        ("100%", Verdict.MATCHES, "100"),
    ]
    assert [one.indicator.item_code for one in claims if one.indicator] == [
        "jobs", "unemployment", "trained", "trained", "merit_living",
    ]  # fmt: skip


def test_the_public_sees_what_was_made_public(built, client):
    (group,) = public_board()
    assert [(one.item_code, line.shown.value, line.shown.share_of_previous) for one, line, _spark in group.rows] == [
        ("jobs", "273.457 lượt lao động", ""), ("trained", "85,0%", "113,3%"), ("merit_living", "100,0%", ""),
    ]  # fmt: skip
    text = client.get("/chi-tieu/").content.decode()
    assert "273.457 lượt lao động" in text and "113,3%" in text and "thất nghiệp" not in text
