"""Decisions that were issued, read back: papers of several offices, and the papers that this program itself makes."""

from __future__ import annotations

import datetime

import pytest
from typesetting.papers import DECISION

from bangvang_paper.reading import IssuedDecision, ReadingRefused, read_decision, read_decision_in_cage, read_history
from bangvang_paper.reading.decision.head import code_in
from bangvang_paper.typesetting.decision import decision_docx, decision_pdf
from reading.test_paragraphs import document
from reading.workbooks import workbook

LETTERHEAD = [
    [
        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG BÌNH\nSố: 1632/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Bình, ngày 12 tháng 5 năm 2020",
    ]
]
HEAD = (
    LETTERHEAD,
    "QUYẾT ĐỊNH",
    "Về việc tặng Bằng khen của Chủ tịch UBND tỉnh",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
    "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;",
    "Xét đề nghị của Ban Thi đua - Khen thưởng tại Tờ trình số 45/TTr-BTĐKT ngày 05/5/2020,",
    "QUYẾT ĐỊNH:",
)
FOOT = [["Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Ký"]]
ANNEX = (
    "DANH SÁCH",
    "Tập thể, cá nhân được tặng Bằng khen của Chủ tịch UBND tỉnh",
    "(Kèm theo Quyết định số 1632/QĐ-UBND ngày 12 tháng 5 năm 2020 của Chủ tịch UBND tỉnh Quảng Bình)",
    [
        ["TT", "Họ và tên, tên tập thể", "Chức vụ", "Đơn vị"],
        ["I", "TẬP THỂ", "", ""],
        ["1", "Phòng Dạy nghề", "", ""],
        ["2", "Văn phòng Sở", "", ""],
        ["II", "CÁ NHÂN", "", ""],
        ["1", "Ông Lê Văn An", "Chuyên viên", "Phòng Dạy nghề"],
    ],
)
ATTACHED = (
    "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 02 tập thể và 01 cá nhân đã có thành tích (có danh sách kèm theo).",
    "Điều 2. Mức thưởng kèm theo Giấy khen và Bằng khen theo quy định.",
    "Điều 3. Chánh Văn phòng UBND tỉnh và ông Phạm Văn Thi chịu trách nhiệm thi hành.",
)


def decided(*content: str | list[list[str]]) -> IssuedDecision:
    return read_decision(document(*content), "quyet-dinh.docx")


def people(decision: IssuedDecision) -> list[tuple[str, str, str, str, str | None]]:
    return [(row.kind, row.name, row.position, row.unit, row.award) for row in decision.rows]


def test_a_decision_with_an_annexed_list() -> None:
    decision = decided(*HEAD, *ATTACHED, FOOT, *ANNEX)
    assert (decision.number, decision.symbol, decision.code) == ("1632", "QĐ-UBND", "1632/QĐ-UBND")
    assert (decision.decided_on, decision.place) == (datetime.date(2020, 5, 12), "Quảng Bình")
    assert decision.agency == "ỦY BAN NHÂN DÂN TỈNH QUẢNG BÌNH"
    assert decision.issuer == "Chủ tịch UBND tỉnh Quảng Bình"
    assert (decision.signer, decision.signer_title) == ("Trần Văn Ký", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")
    assert decision.title == "tặng Bằng khen của Chủ tịch UBND tỉnh"
    assert [basis[:12] for basis in decision.bases] == ["Căn cứ Luật ", "Xét đề nghị "]
    assert decision.forms == ["Bằng khen của Chủ tịch UBND tỉnh"], "the money of article 2 is no grant"
    assert decision.award == "ministry_province_certificate"
    assert people(decision) == [
        ("collective", "Phòng Dạy nghề", "", "", "ministry_province_certificate"),
        ("collective", "Văn phòng Sở", "", "", "ministry_province_certificate"),
        ("individual", "Lê Văn An", "Chuyên viên", "Phòng Dạy nghề", "ministry_province_certificate"),
    ]
    assert decision.warnings == []


def test_the_cage_reads_the_same() -> None:
    data = document(*HEAD, *ATTACHED, FOOT, *ANNEX)
    assert read_decision_in_cage(data, "quyet-dinh.docx") == read_decision(data, "quyet-dinh.docx")


def test_recipients_listed_inside_an_article() -> None:
    decision = decided(
        *HEAD,
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho:",
        "1. Ông Lê Văn An, Phó Giám đốc Sở Y tế tỉnh Tiền Giang;",
        "2. Phòng Người có công, Sở Y tế tỉnh Tiền Giang,",
        "Đã có thành tích trong công tác từ năm 2015 đến năm 2020.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "1. Văn phòng UBND tỉnh thi hành;",
        FOOT,
    )
    assert people(decision) == [
        ("individual", "Lê Văn An", "Phó Giám đốc", "Sở Y tế tỉnh Tiền Giang", "ministry_province_certificate"),
        ("collective", "Phòng Người có công, Sở Y tế tỉnh Tiền Giang", "", "", "ministry_province_certificate"),
    ]


def test_recipients_named_inside_a_sentence() -> None:
    decision = decided(
        *HEAD,
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho ông Lê Văn An, Bác sĩ Khoa Cấp cứu; bà Tạ Thị Ánh, Điều dưỡng Khoa "
        "Ngoại và bà Đỗ Thu Hà, Y sĩ Trạm Y tế xã A đã có thành tích cứu người bị nạn.",
        "Điều 2. Chánh Văn phòng thi hành Quyết định này.",
        FOOT,
    )
    assert [(row.honorific, row.name, row.position, row.unit) for row in decision.rows] == [
        ("Ông", "Lê Văn An", "Bác sĩ", "Khoa Cấp cứu"),
        ("Bà", "Tạ Thị Ánh", "Điều dưỡng", "Khoa Ngoại"),
        ("Bà", "Đỗ Thu Hà", "Y sĩ", "Trạm Y tế xã A"),
    ]
    assert all(row.is_guessed("name") for row in decision.rows)


def test_articles_that_grant_two_titles_keep_their_people_apart() -> None:
    decision = decided(
        *HEAD,
        "Điều 1. Công nhận danh hiệu Lao động tiên tiến cho 01 cá nhân:",
        "1. Ông Lê Văn An, Bác sĩ, Khoa Cấp cứu;",
        "Điều 2. Tặng danh hiệu Chiến sĩ thi đua cơ sở cho 01 cá nhân:",
        "1. Bà Đỗ Thu Hà, Y sĩ, Khoa Ngoại.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        FOOT,
    )
    assert [(row.name, row.award) for row in decision.rows] == [
        ("Lê Văn An", "advanced_worker"),
        ("Đỗ Thu Hà", "grassroots_emulation_fighter"),
    ]
    assert decision.award is None


def test_a_list_that_does_not_say_which_of_two_forms_leaves_them_open() -> None:
    annex = [["TT", "Họ và tên", "Đơn vị"], ["1", "Ông Lê Văn An", "Phòng A"]]
    decision = decided(
        *HEAD,
        "Điều 1. Tặng Giấy khen cho các cá nhân.",
        "Điều 2. Tặng Bằng khen cho các cá nhân.",
        FOOT,
        "DANH SÁCH",
        annex,
    )
    assert decision.rows[0].award is None
    assert decision.rows[0].problems == [
        "Quyết định tặng nhiều hình thức (Giấy khen; Bằng khen) mà danh sách không ghi người này được hình thức nào."
    ]


@pytest.mark.parametrize("make", [decision_docx, decision_pdf])
def test_the_papers_of_this_program_are_read_back(make) -> None:
    data = make(DECISION)
    decision = read_decision(data, "quyet-dinh")
    assert (decision.code, decision.decided_on, decision.place) == (
        "05/QĐ-SLĐTBXH",
        datetime.date(2020, 7, 13),
        "Hải Phòng",
    )
    assert decision.issuer == "Giám đốc Sở Lao động - Thương binh và Xã hội"
    assert (decision.signer, decision.signer_title) == ("Trần Quốc Hưng", "GIÁM ĐỐC")
    assert people(decision) == [
        ("collective", "Trung tâm Dịch vụ việc làm", "", "", "commendation_letter"),
        ("individual", "Đoàn Thị Hạnh", "Điều dưỡng", "Cơ sở cai nghiện ma túy số 2", "commendation_letter"),
    ]
    assert decision.warnings == []


def test_a_list_alone_names_its_decision() -> None:
    data = workbook(
        ["DANH SÁCH TẶNG GIẤY KHEN"],
        ["(Kèm theo Quyết định số 163/QĐ-SYT ngày 3/6/2019 của Giám đốc Sở Y tế)"],
        ["TT", "Họ và tên", "Đơn vị"],
        [1, "Bà Tạ Thị Ánh", "Khoa Ngoại"],
    )
    decision = read_decision(data, "danh-sach.xlsx")
    assert (decision.code, decision.decided_on, decision.issuer) == (
        "163/QĐ-SYT",
        datetime.date(2019, 6, 3),
        "Giám đốc Sở Y tế",
    )
    assert [(row.name, row.award) for row in decision.rows] == [("Tạ Thị Ánh", "commendation_letter")]


def test_contradictions_of_a_paper_made_from_another_are_said() -> None:
    decision = decided(
        LETTERHEAD,
        "QUYẾT ĐỊNH",
        "Về việc tặng Cờ thi đua của Chính phủ",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        "Căn cứ Luật Thi đua, Khen thưởng;",
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 03 tập thể và 01 cá nhân (có danh sách kèm theo).",
        FOOT,
        ANNEX[0],
        "(Kèm theo Quyết định số 1633/QĐ-UBND ngày 13 tháng 5 năm 2020 của Chủ tịch UBND tỉnh)",
        ANNEX[3],
    )
    assert decision.warnings == [
        "Trích yếu ghi “Cờ thi đua của Chính phủ” nhưng điều khoản tặng “Bằng khen của Chủ tịch UBND tỉnh”. Hãy xem bản gốc.",
        "Danh sách ghi kèm theo quyết định 1633/QĐ-UBND, quyết định mang số 1632/QĐ-UBND. Hãy xem bản gốc.",
        "Danh sách ghi quyết định ngày 13/05/2020, quyết định ghi ngày 12/05/2020. Hãy xem bản gốc.",
        "Quyết định ghi 3 tập thể nhưng đọc được 2. Hãy đối chiếu với bản gốc.",
    ]


def test_a_decision_that_takes_back_is_not_booked_as_a_grant() -> None:
    with pytest.raises(ReadingRefused, match="thu hồi hoặc hủy bỏ chứ không tặng"):
        decided(
            *HEAD, "Điều 1. Thu hồi Bằng khen của Chủ tịch UBND tỉnh đã tặng ông Lê Văn An, Bác sĩ Khoa Cấp cứu.", FOOT
        )


def test_a_proposal_is_no_decision() -> None:
    data = workbook(
        ["(Kèm theo Tờ trình số 45/TTr-VP ngày 5/7/2020)"], ["TT", "Họ và tên", "Hình thức"], [1, "Bà Tạ Thị Ánh", "GK"]
    )
    for read in (read_decision, read_history):
        with pytest.raises(ReadingRefused, match="không phải quyết định khen thưởng"):
            read(data, "to-trinh.xlsx")


def test_a_decision_that_names_nobody_is_refused() -> None:
    with pytest.raises(ReadingRefused, match="danh sách nằm ở tệp khác"):
        decided(*HEAD, *ATTACHED, FOOT)


@pytest.mark.parametrize(
    ("text", "number", "symbol", "written"),
    [
        ("Số: 1632/QĐ-UBND", "1632", "QĐ-UBND", "1632/QĐ-UBND"),
        ("Số 212 — QĐ/ĐU", "212", "QĐ/ĐU", "212-QĐ/ĐU"),
        ("80-QĐ/TNVN", "80", "QĐ/TNVN", "80-QĐ/TNVN"),
        ("5064_QĐ-SYT", "5064", "QĐ-SYT", "5064/QĐ-SYT"),
        ("Quyết định số 05/QĐ-SLĐTBXH ngày 13/7", "05", "QĐ-SLĐTBXH", "05/QĐ-SLĐTBXH"),
    ],
)
def test_numbers_and_symbols(text: str, number: str, symbol: str, written: str) -> None:
    code = code_in(text)
    assert code is not None
    assert (code.number, code.symbol, code.written) == (number, symbol, written)


@pytest.mark.parametrize(
    "text", ["Tờ trình số 45/TTr-BTĐKT", "Nghị định số 91/2017/NĐ-CP", "ngày 13/7/2020", "Số:      /QĐ-UBND"]
)
def test_what_is_no_number_of_a_decision(text: str) -> None:
    assert code_in(text) is None
