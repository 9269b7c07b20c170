"""What an editor may link a piece of news to: issued decisions and indicators that are public anyway."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from bangvang.decision.choices import DecisionState
from bangvang.decision.models import Decision
from bangvang.decision.queries import decisions_matching
from bangvang.indicator.models import Indicator
from bangvang.indicator.queries import published as published_indicators
from bangvang.register.queries.words import answering
from bangvang_paper.vietnamese import folded

MOST_FOUND = 30
"""Records shown to choose from; who does not find what is looked for types on."""


class WordsForm(BaseFilterForm):
    """Words to find a record by. ``found_by`` gives the keys of those that answer, the likeliest first."""

    found_by: ClassVar[staticmethod[[QuerySet[Any], str], list[int]]]
    q = forms.CharField(label=_("Tìm"), max_length=200, required=False)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        records = super().filter(objects)
        words = self.cleaned_data.get("q", "").strip()
        if not words:
            return records
        self.is_searching, self.search_query = True, words
        return records.filter(pk__in=self.found_by(records, words))


def decisions_found(records: QuerySet[Any], words: str) -> list[int]:
    return [one.pk for one in decisions_matching(records, words, most=MOST_FOUND)]


def indicators_found(records: QuerySet[Any], words: str) -> list[int]:
    rows = list(records.order_by("name").values_list("pk", "name"))
    return [rows[place][0] for place in answering(words, [folded(name) for _pk, name in rows])[:MOST_FOUND]]


class DecisionForm(WordsForm):
    found_by = staticmethod(decisions_found)


class IndicatorForm(WordsForm):
    found_by = staticmethod(indicators_found)


class OfIssued:
    filter_form_class = DecisionForm
    ordering = ("-signed_on", "-number")

    def get_object_list(self) -> QuerySet[Decision]:
        return Decision.objects.filter(state=DecisionState.ISSUED)

    def get_object(self, pk: str) -> Decision:
        return self.get_object_list().get(pk=pk)


class OfPublished:
    filter_form_class = IndicatorForm
    ordering = ("name",)

    def get_object_list(self) -> QuerySet[Indicator]:
        return published_indicators()

    def get_object(self, pk: str) -> Indicator:
        return self.get_object_list().get(pk=pk)


class DecisionChooser(ChooserViewSet):
    model = Decision
    icon = "list-ul"
    choose_one_text = _("Chọn quyết định")
    choose_another_text = _("Chọn quyết định khác")
    choose_view_class = type("ChooseDecision", (OfIssued, ChooseView), {})
    choose_results_view_class = type("ChooseDecisionResults", (OfIssued, ChooseResultsView), {})
    chosen_view_class = type("ChosenDecision", (OfIssued, ChosenView), {})


class IndicatorChooser(ChooserViewSet):
    model = Indicator
    icon = "table"
    choose_one_text = _("Chọn chỉ tiêu")
    choose_another_text = _("Chọn chỉ tiêu khác")
    choose_view_class = type("ChooseIndicator", (OfPublished, ChooseView), {})
    choose_results_view_class = type("ChooseIndicatorResults", (OfPublished, ChooseResultsView), {})
    chosen_view_class = type("ChosenIndicator", (OfPublished, ChosenView), {})


decisions = DecisionChooser("decision_chooser")
indicators = IndicatorChooser("indicator_chooser")
DecisionChoice = decisions.get_block_class(name="DecisionChoice", module_path="bangvang.portal.choosers")
IndicatorChoice = indicators.get_block_class(name="IndicatorChoice", module_path="bangvang.portal.choosers")
