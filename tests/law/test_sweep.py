"""One sentence, two readings: what a criterion says of one dossier is what it says of that person among all others."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from law.population import frame, individuals, rows_of

from bangvang_law.assess import assess
from bangvang_law.book import national_book
from bangvang_law.facts import Case
from bangvang_law.sweep import individual_awards, last_full_year, sweep

AWARDS = individual_awards(national_book())
DAYS = (date(2024, 7, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 3, 1), date(2026, 9, 30), date(2026, 11, 25))


def one_by_one(award: str, on: date, person: dict[str, Any], stated: dict[str, bool], text_on: date | None) -> str:
    """The word for one dossier, as the sweep understands it."""
    period = last_full_year(on)
    case = Case.from_dict(
        {
            "on": on,
            "award": award,
            "period": [period.start, period.last],
            "stated": stated,
            "recipient": person,
        }  # fmt: skip
    )
    return assess(case, text_on=text_on).finding


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_one_equals_vec_on_random_populations(data: st.DataObject) -> None:
    on = data.draw(st.sampled_from(DAYS))
    text_on = data.draw(st.sampled_from((None, date(2026, 9, 30))))
    people = data.draw(st.lists(individuals(on), min_size=1, max_size=8))
    rows = [row for number, (person, stated) in enumerate(people) for row in rows_of(number, person, stated)]
    table = sweep(frame(rows), on=on, text_on=text_on).table
    assert table["person"].to_list() == list(range(len(people)))
    for number, (person, stated) in enumerate(people):
        for award in AWARDS:
            expected = one_by_one(award, on, person, stated, text_on)
            assert table[award][number] == expected, (award, on, text_on, person, stated)
