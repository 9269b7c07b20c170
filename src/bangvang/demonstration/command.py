"""``bangvang demo``: an own folder outside the working directory, passwords shown, sample lists at hand."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from bangvang.config.folders import usual_place

PASSWORDS = "minh-hoa-mat-khau.json"


def demo_folder() -> Path:
    """The demonstration's own folder beside the data of a real installation."""
    return usual_place().parent / "bangvang-minh-hoa"


def prepare(port: int) -> int:
    """Migrate, build when empty, and print the address with the sign-in names. Django is set up already."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from bangvang.config.template import copy_template
    from bangvang.demonstration.build import RealData, build, is_built
    from bangvang.outbox.actions import carry_out_waiting

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        _say("Đang tạo cơ sở dữ liệu…")
        copy_template(Path(connection.settings_dict["NAME"]).parent)
    elif _must_migrate():
        _say("Đang nâng cấp cơ sở dữ liệu…")
        call_command("migrate", interactive=False, verbosity=0)
    kept = Path(settings.DATA) / PASSWORDS
    try:
        if not is_built():
            _say("Đang dựng số liệu minh hoạ…")
            passwords = build(f"http://127.0.0.1:{port}", with_the_day=True)
            carry_out_waiting()
            _keep(kept, passwords)
        elif not kept.exists():
            raise RealData("Thư mục này đã có số liệu nhưng không phải do lệnh demo dựng. Hãy chỉ một thư mục trống.")
    except RealData as refused:
        _say(str(refused))
        return 1
    _greet(port, json.loads(kept.read_text(encoding="utf-8")))
    return 0


def _must_migrate() -> bool:
    from django.core.management import call_command

    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        return True
    return False


def _keep(path: Path, passwords: dict[str, str]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(passwords, file, ensure_ascii=False, indent=1)


def _greet(port: int, passwords: dict[str, str]) -> None:
    from bangvang.demonstration.cast import ACCOUNTS
    from bangvang.register.choices import Role

    roles = {account.username: ", ".join(str(Role(role).label) for role in account.roles) for account in ACCOUNTS}
    lines = [
        "",
        f"  Bảng Vàng đang chạy tại  http://127.0.0.1:{port}",
        f"  Đăng nhập tại            http://127.0.0.1:{port}/ban-viec/",
        "  Số liệu minh hoạ: người và số quyết định không có thật.",
        "",
        *(f"    {name:<12} {password}   {roles.get(name, '')}" for name, password in passwords.items()),
        "",
        "  Dừng bằng Ctrl+C.",
        "",
    ]
    print("\n".join(lines), flush=True)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
