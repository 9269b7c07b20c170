"""How a consultation moves. Whether its days have come or gone is not a state, see `queries.phase_on`."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bangvang.audit.refusals import Refusal
from bangvang.consultation.choices import ConsultationState

# verb: (from, to). Who may is in permissions.may_manage for all of them.
MOVES: dict[str, tuple[tuple[ConsultationState, ...], ConsultationState]] = {
    "revise": ((ConsultationState.DRAFT,), ConsultationState.DRAFT),
    "publish": ((ConsultationState.DRAFT,), ConsultationState.PUBLISHED),
    "discard": ((ConsultationState.DRAFT,), ConsultationState.DISCARDED),
    "amend": ((ConsultationState.PUBLISHED,), ConsultationState.PUBLISHED),
    "stop": ((ConsultationState.PUBLISHED,), ConsultationState.PUBLISHED),
    "report": ((ConsultationState.PUBLISHED, ConsultationState.REPORTED), ConsultationState.REPORTED),
}


def after(verb: str, state: str) -> ConsultationState:
    """The state that ``verb`` leads to. Raises `Refusal` with what to do instead."""
    sources, target = MOVES[verb]
    if state in sources:
        return target
    if state == ConsultationState.DRAFT:
        raise Refusal(_("Danh sách đang soạn, chưa công khai. Hãy công khai trước."))
    if state == ConsultationState.DISCARDED:
        raise Refusal(_("Bản soạn này đã bỏ. Hãy lập lần lấy ý kiến khác."))
    if state == ConsultationState.REPORTED:
        raise Refusal(_("Đã báo cáo kết quả nên danh sách không đổi nữa. Hãy lập lần lấy ý kiến khác."))
    raise Refusal(_("Danh sách đã công khai nên không sửa được. Muốn thêm hồ sơ, hãy công khai bổ sung và nêu lý do."))
