"""What somebody without an account sends in: a receipt by code, and a contact that only the office opens."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bangvang.register.sealed import seal, unseal


class Received(models.Model):
    """How to reach the sender is sealed; the code of the receipt is not kept, only a keyed hash of it.

    The same form sent twice has the same ``form_key`` and is one row.
    """

    SEALED_FOR: ClassVar[str]

    contact_sealed = models.BinaryField(null=True, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    form_key = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(_("gửi lúc"), auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def contact(self) -> str:
        return unseal(self.contact_sealed, purpose=self.SEALED_FOR) if self.contact_sealed else ""

    @contact.setter
    def contact(self, words: str) -> None:
        self.contact_sealed = seal(words, purpose=self.SEALED_FOR) if words else None
