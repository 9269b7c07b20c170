"""Sections that every portal begins with; what is noticed of who copies the roll."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("thi-dua-yeu-nuoc", "Thi đua yêu nước", "Phong trào đang chạy, cách làm và kết quả ở cơ sở."),
    ("khen-thuong", "Khen thưởng", "Ai được khen, vì việc gì, theo quyết định nào."),
    ("dien-hinh-tien-tien", "Điển hình tiên tiến", "Người và tập thể đáng học theo, qua việc đã làm."),
    ("tin-hoi-nghi", "Hội nghị", "Hội nghị, đại hội thi đua và việc giao sau đó."),
    ("van-ban", "Văn bản", "Văn bản mới và cách áp dụng."),
    ("thong-bao", "Thông báo", "Lịch, hạn nộp và điều cần biết."),
    (
        "khen-thuong-xu-phat",
        "Khen thưởng, xử phạt",
        "Khen thưởng, xử phạt đối với tổ chức, doanh nghiệp trong lĩnh vực quản lý.",
    ),
)
"""Address, name and what it is about. Editors may rename them and add others; nothing depends on a name but the draft."""
CONFERENCES = "tin-hoi-nghi"
"""The section that news of a conference is drafted in, when the portal has it."""


class AlarmKind(models.TextChoices):
    """How the portal noticed that somebody copies the roll."""

    CANARY = "canary", _("hỏi tên dò, tên không ai mang")
    ADDRESS = "address", _("một mạng tra liên tục dù đã được bảo chờ")
    EVERYBODY = "everybody", _("mọi mạng cộng lại tra quá mức của một giờ")
