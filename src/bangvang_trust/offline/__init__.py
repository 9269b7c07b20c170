"""A page that proves statements without a network: one HTML file to hand on, with the ring inside."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date
from importlib.resources import files

from bangvang_trust.keys import Ring
from bangvang_trust.keys.ring_file import key_rows
from bangvang_trust.statement import SENTENCES

_NOTHING_ELSE = "base-uri 'none'; form-action 'none'"


def page(ring: Ring, *, as_of: date, announced: str = "", log_key: str = "") -> str:
    """The whole page. It opens from a file, asks nothing of any network, and its own policy forbids it to.

    A statement comes after the ``#`` of its address (letters alone, or a whole address), or is pasted. ``as_of`` is the day on
    which ``ring`` was what is published; the page says it. Every key of the ring is believed: pass `Ring.trusted_from` of it.
    ``announced``: the note of the log about exactly this ring, and ``log_key`` (a verifier key of C2SP signed-note) who signs
    it: a page whose keys were altered since believes none of them.
    """
    script, style = _part("verify.js"), _part("page.css")
    known = {"keys": key_rows(ring), "sentences": SENTENCES, "announced": announced, "log_key": log_key}
    data = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    parts = {
        "policy": f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; {_NOTHING_ELSE}",
        "style": f"<style>{style}</style>",
        "as_of": f"{as_of:%d/%m/%Y}",
        "known": f'<script type="application/json" id="known">{data}</script>',
        "script": f"<script>{script}</script>",
    }
    text = _part("page.html")
    for name, part in parts.items():
        text = text.replace(f"{{{{ {name} }}}}", part)
    return text


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    """How a content security policy names an inline source (CSP Level 3 §2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode('ascii')}"
