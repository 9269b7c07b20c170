"""Web and worker in one command. The worker is a child process that ends with its parent; the web runs in front."""

from __future__ import annotations

import os
import subprocess
import sys

from django.conf import settings

from bangvang.audit.freeze import missing_triggers

REFUSED = 1


def serve(port: int) -> int:
    """Serve on 127.0.0.1:``port`` until stopped. Refuses to start when the database lacks a table or a lock."""
    wrong = _what_is_missing()
    if wrong:
        print(wrong, file=sys.stderr)
        return REFUSED
    _take_up_unfinished_work()
    worker = subprocess.Popen(
        [sys.executable, "-m", "bangvang.config.worker"], env=_environment(), stdin=subprocess.PIPE
    )
    try:
        _web(port)
    finally:
        worker.terminate()
        try:
            worker.wait(timeout=10)
        except subprocess.TimeoutExpired:
            worker.kill()
    return 0


def _take_up_unfinished_work() -> None:
    """A worker that was killed leaves its tasks marked as running: what they stood for is queued anew; each may run twice."""
    from bangvang.certificate.queries import unfinished_orders
    from bangvang.certificate.tasks import print_certificates
    from bangvang.eligibility.queries.sweeps import unfinished_sweeps
    from bangvang.eligibility.tasks import run_sweep
    from bangvang.outbox.models import Event
    from bangvang.outbox.tasks import deliver
    from bangvang.signature.queries import unfinished_orders as unfinished_signing
    from bangvang.signature.tasks import sign_papers

    for event in Event.objects.filter(done_at=None).order_by("id"):
        deliver.enqueue(event.pk)
    for order in unfinished_orders():
        print_certificates.enqueue(order.decision_id)
    for sweep in unfinished_sweeps():
        run_sweep.enqueue(sweep.pk)
    for signing in unfinished_signing():
        sign_papers.enqueue(signing.pk)


def _what_is_missing() -> str:
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        return "Cơ sở dữ liệu chưa tạo hoặc chưa nâng cấp. Hãy chạy: bangvang migrate"
    except SystemCheckError as error:
        return str(error)
    missing = missing_triggers()
    if missing:
        return (
            f"Cơ sở dữ liệu thiếu khóa bảo vệ ({', '.join(missing[:3])}…). Không khởi động để dữ liệu đã ban hành không bị sửa. "
            "Hãy chạy: bangvang migrate"
        )
    return ""


def _environment() -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "bangvang.config.settings", "BANGVANG_DATA": str(settings.DATA)}


def _web(port: int) -> None:
    """Granian runs its workers as processes; the environment tells them where the data is."""
    os.environ.update(_environment())
    web("bangvang.config.wsgi:application", "127.0.0.1", port)


def web(application: str, address: str, port: int) -> None:
    """Serve ``application`` ("module:name") until stopped, the way this office is always served: benchmarks ask here too."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        application,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()
