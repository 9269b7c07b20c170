"""Words of achievement reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportForm(models.TextChoices):
    """Which form of which decree, in its order. The value never changes its meaning: a later decree gets a value of its own.

    The decree names eleven; none of them is for a household.
    """

    GOVERNMENT_FLAG_ND152 = "nd152_2025_government_flag", _("Cờ thi đua của Chính phủ")
    NATIONAL_FIGHTER_ND152 = "nd152_2025_national_fighter", _("Chiến sĩ thi đua toàn quốc")
    COLLECTIVE_ND152 = "nd152_2025_collective", _("tập thể, khen theo công trạng")
    PERSON_ND152 = "nd152_2025_person", _("cá nhân, khen theo công trạng")
    SUDDEN_ND152 = "nd152_2025_sudden", _("khen đột xuất")
    LONG_SERVICE_ND152 = "nd152_2025_long_service", _("khen quá trình cống hiến")
    THEMATIC_ND152 = "nd152_2025_thematic", _("thi đua theo chuyên đề")
    HERO_COLLECTIVE_ND152 = "nd152_2025_hero_collective", _("Anh hùng, tập thể")
    HERO_PERSON_ND152 = "nd152_2025_hero_person", _("Anh hùng, cá nhân")
    EXTERNAL_COLLECTIVE_ND152 = "nd152_2025_external_collective", _("khen đối ngoại, tập thể")
    EXTERNAL_PERSON_ND152 = "nd152_2025_external_person", _("khen đối ngoại, cá nhân")
    HOUSEHOLD_ND152 = "nd152_2025_household", _("hộ gia đình")


class ReportState(models.TextChoices):
    DRAFT = "draft", _("đang viết")
    SUBMITTED = "submitted", _("đã chốt")


class Section(models.TextChoices):
    """Places of a report where somebody writes; each form calls them by its own words."""

    SITUATION = "situation", _("tình hình, trình độ")
    DUTIES = "duties", _("nhiệm vụ được giao")
    ACHIEVEMENTS = "achievements", _("thành tích đạt được")
    COMPLIANCE = "compliance", _("chấp hành chủ trương, pháp luật")


class QuoteKind(models.TextChoices):
    """What is quoted: a figure, what follows from it, a row of the yearly table, or an honour."""

    VALUE = "value", _("số của kỳ")
    OF_TARGET = "of_target", _("so với đích, phần trăm")
    OF_PREVIOUS = "of_previous", _("so với kỳ trước, phần trăm")
    CHANGE = "change", _("tăng, giảm so với kỳ trước")
    BY_YEAR = "by_year", _("một dòng trong bảng chỉ tiêu theo năm")
    HONOUR = "honour", _("một lần được khen")


FIGURES = (QuoteKind.VALUE, QuoteKind.OF_TARGET, QuoteKind.OF_PREVIOUS, QuoteKind.CHANGE)
"""Quotes of one figure of one period."""
