"""Words of achievement reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportForm(models.TextChoices):
    """Which form of which decree. The value never changes its meaning: a later decree gets a value of its own."""

    PERSON_ND152 = "nd152_2025_person", _("cá nhân, khen theo công trạng")
    COLLECTIVE_ND152 = "nd152_2025_collective", _("tập thể, khen theo công trạng")


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
