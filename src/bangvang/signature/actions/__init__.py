"""Verbs of signing: have papers signed, and keep the pictures that signatures show."""

from bangvang.signature.actions.images import keep_image, withdraw_image
from bangvang.signature.actions.signing import (
    MOST_AT_ONCE,
    note_failure,
    order_signing,
    resume,
    sign_waiting,
)

__all__ = [
    "MOST_AT_ONCE",
    "keep_image",
    "note_failure",
    "order_signing",
    "resume",
    "sign_waiting",
    "withdraw_image",
]
