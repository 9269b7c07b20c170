"""Write the desk's read table anew from the facts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from bangvang.desk.actions import rebuild


class Command(BaseCommand):
    help = "Dựng lại bảng tra của bàn việc từ sự việc đã ghi."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Đã dựng lại {rebuild()} hồ sơ.")
