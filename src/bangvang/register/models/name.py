"""What search reads: the words of every name on record, the number of every decision, the other names of units.

These rows are written in the middle of other writing, by several people at once. They have no unique constraint on purpose:
on PostgreSQL a second writer of the same word would wait for the first to commit, and two who bring the same words in a
differing order would wait for each other. Two equal rows are harmless, every question takes equal answers as one.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A folded word that some name on record has."""

    word = models.CharField(_("chữ"), max_length=60, db_index=True)

    class Meta:
        verbose_name = _("chữ trong tên")

    def __str__(self) -> str:
        return self.word


class NameWord(models.Model):
    """One word of one name. ``padded`` is the folded name between two spaces: every word in it stands between spaces."""

    word = models.CharField(max_length=60)
    sort_key = models.CharField(max_length=400)
    padded = models.CharField(max_length=202)

    class Meta:
        verbose_name = _("chữ của một tên")
        # All three, so that a search is answered from the index alone and comes out in Vietnamese order.
        indexes = [models.Index(name="word_in_order_of_names", fields=["word", "sort_key", "padded"])]

    def __str__(self) -> str:
        return f"{self.word}: {self.padded.strip()}"


class DecisionNumber(models.Model):
    """The number of a decision as honours bear it (``code``), parted for search: 123/QĐ-UBND is 123 and "qdubnd"."""

    number = models.PositiveIntegerField(_("số"), null=True)
    symbol = models.CharField(_("ký hiệu, chỉ chữ và số không dấu"), max_length=60)
    code = models.CharField(_("số, ký hiệu quyết định"), max_length=60)

    class Meta:
        verbose_name = _("số quyết định đã ghi")
        indexes = [models.Index(name="decision_by_number", fields=["number", "symbol", "code"])]

    def __str__(self) -> str:
        return self.code


class UnitAlias(models.Model):
    """Another way in which offices write a unit: an abbreviation, an old name, a usual misspelling."""

    unit = models.ForeignKey("register.Unit", models.PROTECT, related_name="aliases", verbose_name=_("đơn vị"))
    name = models.CharField(_("tên khác"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = _("tên khác của đơn vị")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="one_alias_a_unit", fields=["unit", "folded"])]

    def __str__(self) -> str:
        return f"{self.name}: {self.unit}"
