"""A paper that several sign: what stands on it, with and without a number, and the room that a pen needs."""

from __future__ import annotations

from datetime import date

from bangvang_paper.typesetting.sheet import Pair, Paragraph, Table
from bangvang_paper.typesetting.statement import Grid, Part, Signer, StatementPaper, statement_sheet

GRID = Grid(("STT", "Họ và tên", "Ký tên"), [("1", "Vừ A Dính", "")], ("center", "left", "left"), room={2: 26.0})


def paper(**changes) -> StatementPaper:
    said = {
        "kind": "Bản đăng ký thi đua",
        "heading": "Phong trào “Cải cách”",
        "parent_agency": "Sở Nội vụ minh hoạ",
        "agency": "Thanh tra Sở",
        "number": None,
        "symbol": "DK",
        "place": "Hải Phòng",
        "signed_on": date(2026, 2, 10),
        "parts": [Part("I. Cá nhân", grid=GRID)],
        "signers": [Signer("Thủ trưởng đơn vị")],
    }  # fmt: skip
    return StatementPaper(**said | changes)


def words_of(sheet) -> list[str]:
    """Every paragraph, those of both columns of a pair too."""
    inner = [
        part
        for block in sheet.blocks
        for part in ((*block.left, *block.right) if isinstance(block, Pair) else (block,))
    ]
    return ["".join(run.text for run in one.runs) for one in inner if isinstance(one, Paragraph)]


def test_a_paper_that_is_no_outgoing_document_has_no_number():
    assert any(words.startswith("Số:") for words in words_of(statement_sheet(paper())))
    assert not any(words.startswith("Số:") for words in words_of(statement_sheet(paper(numbered=False))))


def test_a_column_for_the_pen_keeps_its_room_and_the_table_its_width():
    sheet = statement_sheet(paper())
    (table,) = [block for block in sheet.blocks if isinstance(block, Table)]
    assert table.widths[2] == 26.0 and round(sum(table.widths), 6) == round(sheet.measures.text_width, 6)


def test_many_sign_two_by_two_and_the_last_stands_alone():
    parties = [Signer("Trưởng phòng", party=f"Đại diện phòng {number}") for number in (1, 2, 3)]
    sheet = statement_sheet(paper(signers=parties, recipients=["Lưu: VT"]))
    pairs = [block for block in sheet.blocks if isinstance(block, Pair)][-3:]
    assert [bool(pair.right) for pair in pairs] == [True, False, False]
    words = words_of(sheet)
    assert sum(one == "ĐẠI DIỆN PHÒNG 3\nTRƯỞNG PHÒNG" for one in words) == 1 and words[-1] == "- Lưu: VT."
