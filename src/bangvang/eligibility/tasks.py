"""What the worker runs for eligibility."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django_tasks import task

from bangvang.eligibility.actions import carry_out, note_failure
from bangvang.eligibility.models import Sweep
from bangvang_law.errors import LawError


@task()
def run_sweep(sweep_id: int) -> None:
    """Carry out a sweep unless it was thrown away; why it stopped is written on it and shown on the page."""
    sweep = Sweep.objects.select_related("unit").filter(pk=sweep_id).first()
    if sweep is None:
        return
    try:
        carry_out(sweep)
    except LawError as refused:
        note_failure(sweep_id, str(refused))
    except Exception:
        note_failure(sweep_id, _("Máy dừng giữa chừng vì một lỗi chưa biết; nhật ký của máy chủ ghi lỗi ấy."))
        raise
