"""A decision that was issued, read from its paper: what it is, and who was granted what."""

from __future__ import annotations

from collections.abc import Sequence

from bangvang_paper.reading.awards import award_of, form_within
from bangvang_paper.reading.decision import head as paper
from bangvang_paper.reading.decision.passages import Parts, parts_of, passages_of
from bangvang_paper.reading.decision.past import IssuedDecision
from bangvang_paper.reading.decision.recipients import (
    counts_of,
    forms_of,
    granting,
    recipients_of,
    revoking,
    take_forms,
)
from bangvang_paper.reading.refusals import ReadingRefused
from bangvang_paper.reading.rows import Guess, Row
from bangvang_paper.reading.sheet import Sheet

_LINES_OF_A_NOTE = 3
_CALLED = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ"}


def decision_of(sheets: Sequence[Sheet]) -> IssuedDecision:
    """The decision that the sheets of one file hold.

    Raises ReadingRefused when the file holds no decision, one that takes honours back, or one that names nobody.
    """
    main = max(sheets, key=lambda sheet: len(parts_of(sheet).articles), default=None)
    if main is None:
        raise _no_decision()
    parts = parts_of(main)
    attached = _attached(sheets)
    if not parts.articles and attached is None:
        raise _no_decision()
    if revoking(parts.articles) and not granting(parts.articles):
        raise ReadingRefused(
            "Quyết định này thu hồi hoặc hủy bỏ chứ không tặng, nên không nạp như khen thưởng đã có. "
            "Hãy mở từng khen thưởng trong sổ để ghi việc thu hồi kèm số quyết định này."
        )
    reading = recipients_of(main, parts, [sheet for sheet in sheets if sheet is not main])
    if reading is None:
        raise ReadingRefused(
            "Đọc được quyết định nhưng không thấy tập thể, cá nhân nào được tặng: có thể danh sách nằm ở tệp khác. "
            "Hãy nạp tệp danh sách kèm theo quyết định."
        )
    decision = _headed(parts, attached, reading.rows)
    take_forms(decision.rows, decision.forms)
    decision.warnings = [*reading.warnings, *_contradictions(decision, parts, attached)]
    return decision


def _headed(parts: Parts, attached: paper.Attached | None, rows: list[Row]) -> IssuedDecision:
    guessed: list[Guess] = []
    code = paper.code_of(parts.head) if parts.articles else None
    day, place = paper.day_and_place(parts.head) if parts.articles else (None, "")
    issuer = paper.issuer_of(parts.head) if parts.articles else ""
    if attached is not None:
        code, day = code or attached.code, day or attached.day
        if attached.issuer and (not issuer or paper.same_office(issuer, attached.issuer)):
            issuer = attached.issuer
    if not issuer and (agency := paper.agency_of(parts.head)) and parts.articles:
        issuer = agency
        guessed.append(Guess("issuer", "Người quyết định: lấy theo tên cơ quan ở đầu văn bản."))
    signer, signer_title = paper.signer_of(parts.foot)
    return IssuedDecision(
        number=code.number if code else "",
        symbol=code.symbol if code else "",
        code=code.written if code else "",
        decided_on=day,
        place=place,
        agency=paper.agency_of(parts.head) if parts.articles else "",
        issuer=issuer,
        signer=signer,
        signer_title=signer_title,
        title=paper.title_of(parts.head) if parts.articles else "",
        bases=[passage.text for passage in parts.preamble if not passage.folded.startswith("quyet dinh")],
        forms=forms_of(parts.articles),
        rows=rows,
        guessed=guessed,
    )


def _attached(sheets: Sequence[Sheet]) -> paper.Attached | None:
    """What a list of the file says of its decision."""
    texts = [passage.text for sheet in sheets for passage in passages_of(sheet)]
    for place in range(len(texts)):
        attached = paper.attached_in(" ".join(texts[place : place + _LINES_OF_A_NOTE]), begins_in=texts[place])
        if attached is not None:
            return attached
    return None


def _contradictions(decision: IssuedDecision, parts: Parts, attached: paper.Attached | None) -> list[str]:
    """Where the paper disagrees with itself, as papers made from other papers do."""
    said = []
    about, forms = form_within(decision.title), "; ".join(decision.forms)
    if award_of(about) and forms and award_of(about) not in {award_of(form) for form in decision.forms}:
        said.append(f"Trích yếu ghi “{about}” nhưng điều khoản tặng “{forms}”. Hãy xem bản gốc.")
    if attached and attached.code and decision.code and attached.code.written != decision.code:
        said.append(
            f"Danh sách ghi kèm theo quyết định {attached.code.written}, quyết định mang số {decision.code}. Hãy xem bản gốc."
        )
    if attached and attached.day and decision.decided_on and attached.day != decision.decided_on:
        days = f"{attached.day:%d/%m/%Y}, quyết định ghi ngày {decision.decided_on:%d/%m/%Y}"
        said.append(f"Danh sách ghi quyết định ngày {days}. Hãy xem bản gốc.")
    for kind, number in counts_of(parts.articles).items():
        read = len({(row.name, str(row.source.get("row"))) for row in decision.rows if row.kind == kind})
        if read != number:
            said.append(f"Quyết định ghi {number} {_CALLED[kind]} nhưng đọc được {read}. Hãy đối chiếu với bản gốc.")
    return said


def _no_decision() -> ReadingRefused:
    return ReadingRefused(
        "Tệp này không phải quyết định khen thưởng: không thấy các điều khoản (Điều 1 …) và danh sách cũng không ghi kèm theo "
        "quyết định nào. Hãy kiểm tra xem có nạp nhầm tờ trình hay danh sách đề nghị không."
    )
