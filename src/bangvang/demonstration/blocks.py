"""The department's two blocks: who led them since 2018, the pact that one signed for 2020, the pact that the other is asked for.

How the department groups its units, who led and what was agreed on are invented and say so; every step is the office's own
verb.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.block import actions
from bangvang.block.choices import LeadRole
from bangvang.block.models import Block, Pact, Signatory
from bangvang.block.queries import signatories_of, turns, whose_turn
from bangvang.demonstration import cast
from bangvang.register.models import Unit

BEGAN = date(2018, 1, 1)
OFFICES, SERVICES = cast.DIVISIONS[:8], cast.DIVISIONS[8:]
OUT_OF_TURN = (2019, "Phòng Người có công", "Các đơn vị thống nhất giao vì năm có nhiều hồ sơ tồn đọng (minh hoạ)")
"""Year, head and why, in the block of offices."""
SIGNED = date(2020, 1, 15)
MISSING = "Phòng Dạy nghề"
TEXT = "Các đơn vị trong khối thống nhất giao ước thi đua năm {year} với các nội dung, chỉ tiêu sau (minh hoạ):"
OF_OFFICES = (
    ("Giải quyết hồ sơ thủ tục hành chính đúng và trước hạn", "98 %"),
    ("Tham mưu văn bản đúng hạn theo chương trình công tác", "100 %"),
    ("Không để tồn đọng đơn thư thuộc thẩm quyền quá hạn", "0 đơn"),
    ("Mỗi đơn vị có sáng kiến, giải pháp cải tiến lề lối làm việc", "ít nhất 01"),
    ("Đơn vị đạt Tập thể lao động tiên tiến", "100 %"),
)
OF_SERVICES = (
    ("Hoàn thành chỉ tiêu kế hoạch năm được giao", "từ 100 %"),
    ("An toàn tuyệt đối cho người được chăm sóc, nuôi dưỡng, điều trị", ""),
    ("Tổ chức ít nhất một đợt thi đua ngắn ngày trong năm", "01 đợt"),
)
SIGNERS = {
    "Văn phòng Sở": ("Trần Thị Nguyên Mẫu", "Chánh Văn phòng"),
    "Thanh tra Sở": ("Lê Văn Thí Dụ", "Chánh Thanh tra"),
    "Phòng Kế hoạch - Tài chính": ("Phạm Thị Ví Von", "Trưởng phòng"),
    "Phòng Người có công": ("Đỗ Văn Làm Mẫu", "Trưởng phòng"),
    "Phòng Việc làm - An toàn lao động": ("Ngô Thị Phỏng Theo", "Trưởng phòng"),
    "Phòng Bảo trợ xã hội": ("Vũ Văn Giả Định", "Trưởng phòng"),
    "Phòng Bảo vệ, chăm sóc trẻ em": ("Bùi Thị Tượng Trưng", "Trưởng phòng"),
    "Trung tâm Bảo trợ xã hội": ("Hồ Văn Minh Dụ", "Giám đốc"),
}
"""Who signs; invented."""


def write_blocks(units: dict[str, Unit], department: Unit) -> list[Block]:
    """Both blocks. The accounts are there already."""
    officer = User.objects.get(username="chuyenvien")
    offices = _block(officer, department, "Khối các phòng tham mưu", [units[name] for name in OFFICES])
    services = _block(officer, department, "Khối các đơn vị sự nghiệp", [units[name] for name in SERVICES])
    year, name, reason = OUT_OF_TURN
    for block, others in ((offices, {year: (units[name], reason)}), (services, {})):
        for one in range(BEGAN.year, timezone.localdate().year + 1):
            _choose(officer, block, one, others.get(one))
    _sign_for_2020(officer, offices)
    _ask_for_this_year(officer, services)
    return [offices, services]


def _block(officer: User, department: Unit, name: str, units: list[Unit]) -> Block:
    block = actions.set_up(officer, department, name=name, begins_on=BEGAN, note="Cách chia khối này là minh hoạ.")
    for unit in units:
        actions.take_in(officer, block, unit, begins_on=BEGAN)
    return block


def _choose(officer: User, block: Block, year: int, other: tuple[Unit, str] | None) -> None:
    """Head and deputy of the year as their turn comes, chosen at the end of the year before; ``other``: a head out of turn."""
    head: Unit | None = None
    for role in (LeadRole.HEAD, LeadRole.DEPUTY):
        turn = whose_turn(turns(block, year, timezone.localdate()), role, head)
        unit, reason = other if other and role == LeadRole.HEAD else (turn, "")
        assert unit is not None  # the blocks of the demonstration have more than two units
        actions.choose_lead(
            officer, block, year=year, role=role, unit=unit, chosen_on=date(year - 1, 12, 25), reason=reason
        )
        head = head or unit


def _sign_for_2020(officer: User, block: Block) -> Pact:
    """All but one sign: the page and the paper say who is missing."""
    pact = _sent(officer, block, 2020, OF_OFFICES)
    for one in signatories_of(pact):
        if one.unit.name != MISSING:
            _agree(officer, one)
    return actions.sign(officer, pact, on=SIGNED, place="Hội trường Sở", read_version=pact.version)


def _ask_for_this_year(officer: User, block: Block) -> None:
    """One agreed, one wants a change, the others have not answered."""
    pact = _sent(officer, block, timezone.localdate().year, OF_SERVICES)
    for one in signatories_of(pact):
        if one.unit.name in SIGNERS:
            _agree(officer, one)
        elif one.unit.name == "Quỹ Bảo trợ trẻ em":
            words = "Nội dung thứ hai nên ghi thêm: không để xảy ra mất an toàn thực phẩm (minh hoạ)."
            actions.send_back(officer, one, words=words, read_version=one.version)


def _sent(officer: User, block: Block, year: int, rows: tuple[tuple[str, str], ...]) -> Pact:
    pact = actions.draft_pact(officer, block, year=year, text=TEXT.format(year=year), undertakings=rows)
    return actions.send_pact(officer, pact, read_version=pact.version)


def _agree(officer: User, signatory: Signatory) -> None:
    name, title = SIGNERS[signatory.unit.name]
    actions.agree(officer, signatory, name=f"{name} (minh hoạ)", title=title, read_version=signatory.version)
