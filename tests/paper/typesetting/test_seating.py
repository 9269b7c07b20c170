"""The plan of a hall: however many seats a row has, a name stays within its seat."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pypdfium2 import PdfDocument

from bangvang_paper.typesetting.seating import BlockDrawn, PlanPaper, SeatDrawn, seating_pdf

WORD = "Nguyễn"


def boxes(page) -> list[tuple[float, float, float]]:
    """(height on the page, left, right) of every `WORD`."""
    text = page.get_textpage()
    told, found, at = text.get_text_range(), [], 0
    while (at := told.find(WORD, at)) >= 0:
        letters = [text.get_charbox(place) for place in range(at, at + len(WORD))]
        found.append((round(letters[0][1]), min(box[0] for box in letters), max(box[2] for box in letters)))
        at += len(WORD)
    return sorted(found)


@pytest.mark.parametrize("seats", [1, 8, 14, 15, 44, 45, 60])
def test_no_name_runs_into_the_seat_beside_it(seats):
    row = [SeatDrawn(number, f"{WORD} Hoàng Bảo Quốc", "khách mời") for number in range(1, seats + 1)]
    document = PdfDocument(seating_pdf(PlanPaper("Sơ đồ", ["Hội nghị"], [BlockDrawn("Khu A", [row])])))
    assert len(document) == 1
    found = boxes(document[0])
    assert len(found) == seats
    assert all(one[0] != after[0] or one[2] < after[1] for one, after in pairwise(found))
