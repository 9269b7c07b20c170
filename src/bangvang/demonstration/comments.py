"""A list that asks the people, open since the day the demonstration was built, with two comments. Everything said is invented."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from bangvang.accounts.models import User
from bangvang.consultation import actions
from bangvang.consultation.models import Case, Consultation
from bangvang.consultation.queries import form_key_in, new_form_key, public
from bangvang.demonstration import cast
from bangvang.nomination.models import Handling, Proposal
from bangvang.register.models import Unit

ON_LIST, ABOUT = (
    "Danh sách đúng những người xứng đáng. Đề nghị công khai cả báo cáo thành tích để dân đọc. (Ý kiến minh hoạ)",
    "Tôi làm cùng cơ quan, mong Hội đồng xem lại: sáng kiến năm 2024 do cả tổ làm, hồ sơ chỉ ghi một người. (Ý kiến minh hoạ)",
)
INVENTED = "Quy chế minh hoạ về công khai khen thưởng (không có thật), Điều 3"


def write_consultation(units: dict[str, Unit], proposal: Proposal) -> Consultation:
    """The city asks the people about the six of 2026; the law asks no such thing for this award, an invented rule does."""
    officer, today = User.objects.get(username="caplen"), timezone.localdate()
    draft = actions.begin(
        officer,
        units[cast.CITY],
        title="danh sách đề nghị tặng Bằng khen của Chủ tịch UBND thành phố năm 2025 (minh hoạ)",
        legal_basis=f"{INVENTED};\nTờ trình minh hoạ của Sở Lao động - Thương binh và Xã hội",
        proposal_code="21/TTr-SLĐTBXH",
        proposal_on=proposal.submitted_on,
        opens_on=today,
        closes_by_hand=today + timedelta(days=14),
        period_by=INVENTED,
        contact_person="Phạm Hoàng Nam, chuyên viên (minh hoạ)",
        contact_address="Ban Thi đua - Khen thưởng, 15 phố Minh Hoạ",
        contact_phone="0225 000 000",
    )
    turns = Handling.objects.filter(nomination__proposal=proposal).select_related("nomination__proposal")
    actions.add_entries(officer, draft, list(turns.order_by("nomination__ordinal")))
    actions.publish(officer, draft, today=today, read_version=draft.version)
    _say(draft, ON_LIST)
    case = _say(draft, ABOUT, on=2, name="Nguyễn Thị Minh Hoạ", contact="0912 000 000")
    case = actions.assign(officer, case, officer, read_version=case.version)
    actions.add_note(
        officer,
        case,
        kind="asked",
        unit=units[cast.DEPARTMENT],
        text="Ai là tác giả sáng kiến năm 2024 ghi trong hồ sơ?",
    )
    return draft


def _say(draft: Consultation, text: str, *, on: int | None = None, name: str = "", contact: str = "") -> Case:
    shown = public().get(pk=draft.pk)
    receipt = actions.comment(
        shown,
        entry=shown.entries.select_related("handling").get(ordinal=on) if on else None,
        text=text,
        name=name,
        contact=contact,
        form_key=form_key_in(new_form_key()),
        today=timezone.localdate(),
    )
    return Case.objects.get(comment=receipt.comment)
