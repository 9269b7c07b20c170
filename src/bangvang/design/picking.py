"""Picking one of many by typing: words, and below them what they may mean. Works as a plain form; htmx only saves the click.

A short list stays an ordinary select. A long one becomes a box for words with the likeliest answers as radio buttons: while
typing where there is JavaScript, after the form is sent where there is none. Words that name one thing exactly need no second
click. There is no button of its own: it would be the one that Enter presses in every other field of the form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

SHORT = 15
"""So many are taken in at one look; more are searched."""
MOST_SHOWN = 12


@dataclass(frozen=True)
class Option:
    """One answer: its key, its name, what tells it from others, and whether the words are exactly its own."""

    pk: int
    name: str
    beside: str = ""
    exact: bool = False


@dataclass(frozen=True)
class Picked:
    """What the reader sent: the words, the words whose answers were shown, and the answer ticked."""

    words: str
    shown_for: str
    pk: str


Find = Callable[[QuerySet[Any], str], Sequence[Option]]
"""Answers among the rows of a queryset to words, the best first."""


class Picker(forms.Widget):
    """A box for words and the answers to them; ``options`` are filled by the field when it is drawn."""

    template_name = "design/_parts/picker.html"

    def __init__(
        self, address: str, find: Callable[[str], Sequence[Option]], named: Callable[[Any], Option | None]
    ) -> None:
        super().__init__()
        self.address, self.find, self.named = address, find, named

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the words may be empty while an answer is ticked."""
        return False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Picked:
        return Picked(
            words=data.get(f"{name}_chu", "").strip(),
            shown_for=data.get(f"{name}_da", "").strip(),
            pk=data.get(name, ""),
        )

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_chu" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context |= {"name": name, "id": context["widget"]["attrs"].get("id", f"id_{name}"), "address": self.address}
        return context | self._answers(value)

    def _answers(self, value: Any) -> dict[str, Any]:
        if isinstance(value, Picked) and value.words:
            return picker_list(self.find(value.words), value.words, value.pk)
        chosen = self.named(value.pk if isinstance(value, Picked) else value)
        return picker_list([chosen] if chosen else [], chosen.name if chosen else "", str(chosen.pk) if chosen else "")


def picker_list(options: Sequence[Option], words: str, chosen: str = "") -> dict[str, Any]:
    """Context of ``design/_parts/picker_list.html``."""
    return {"options": options[:MOST_SHOWN], "more": len(options) > MOST_SHOWN, "words": words, "chosen": chosen}


class PickField(forms.ModelChoiceField):
    """One row of a queryset, picked from a select while they are few and by words when they are many.

    The queryset alone says what may be picked; the address that answers while typing may show no more than its reader sees.
    """

    def __init__(self, *args: Any, find: Find, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.find = find

    @property
    def _rows(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.queryset  # type: ignore[assignment]  # given before anything is drawn or sent
        return rows

    def offer(self, rows: QuerySet[Any], address: str) -> None:
        """Let ``rows`` be picked; ``address`` answers ``?<name>_chu=…`` with the list of answers."""
        self.queryset = rows
        if rows.order_by()[: SHORT + 1].count() > SHORT:
            self.widget = Picker(address, lambda words: self.find(rows, words), self._named)

    def clean(self, value: Any) -> Any:
        if not isinstance(value, Picked):
            return super().clean(value)
        if value.pk and value.words == value.shown_for:
            return super().clean(value.pk)
        if not value.words:
            return super().clean(value.pk if value.shown_for == "" else "")
        return self._meant(value)

    def _meant(self, value: Picked) -> Model:
        """The one row that the words name exactly; otherwise the reader is asked to tick one of those found."""
        found = self.find(self._rows, value.words)
        exact = [option for option in found if option.exact]
        if len(exact) == 1:
            row: Model = super().clean(exact[0].pk)
            return row
        if found:
            raise ValidationError(_("Hãy đánh dấu một trong những kết quả tìm được dưới đây."))
        raise ValidationError(
            _("Không thấy “%(words)s” trong những gì được chọn. Thử bớt chữ.") % {"words": value.words}
        )

    def _named(self, value: Any) -> Option | None:
        row = self._rows.filter(pk=value).first() if str(value or "").isdecimal() else None
        return Option(row.pk, self.label_from_instance(row)) if row is not None else None
