"""What reading and checking need, brought in at once: in the cage nothing can be opened any more, a module neither."""

from __future__ import annotations

import importlib

_LATE = (
    "cryptography.hazmat.backends.openssl.backend",
    "cryptography.hazmat.primitives.asymmetric.dsa",
    "cryptography.hazmat.primitives.asymmetric.ec",
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    "cryptography.hazmat.primitives.asymmetric.padding",
    "cryptography.hazmat.primitives.asymmetric.rsa",
    "lxml.etree",
    "pyhanko.pdf_utils.filters",
    "pyhanko.sign.validation.dss",
)
"""Modules that the libraries import while they work."""


def bring_in() -> None:
    """Import what would otherwise be imported while a file is read."""
    for name in _LATE:
        importlib.import_module(name)
