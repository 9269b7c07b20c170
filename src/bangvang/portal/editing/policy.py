"""The content policy of the editors' area: wider than that of the public pages, and only as wide as Wagtail's screens need.

Styles may stand in the page. Scripts may not, but for the few lines with which Wagtail starts a date picker, a chooser or a list
of parts: each is allowed by its hash, and only when it is nothing but a known call with data. A script that found its way into a
text has another form, so it is refused as everywhere else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re

from csp.constants import HEADER, NONE, SELF, UNSAFE_HASHES, UNSAFE_INLINE
from django.http import HttpResponse, HttpResponseBase

POLICY = {
    "default-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],  # the preview beside the form
    "frame-ancestors": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
}

TOUCHED = "return;"
"""The handler by which the frame of the focal point asks whether the screen can be touched; nothing else may be a handler."""

TO_BE_NUMBERED, MOST_PARTS = "__prefix__", 24
"""A list of parts holds the line of a part to come, with this in place of its number; the first so many may start."""

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CALL_WITH_DATA = re.compile(
    r'(?:new [A-Za-z]*Chooser|init(?:Date|Time|DateTime)Chooser)\(("(?:[^"\\]|\\.)*"), (\{.*\})\);', re.DOTALL
)
_LIST_OF_PARTS = re.compile(
    r'\(function\(\) \{\s*var panel = new (?:InlinePanel|MultipleChooserPanel)\(JSON\.parse\("[^"<>]*"\)\);\s*\}\)\(\);'
)


def apply(response: HttpResponseBase) -> None:
    """Give an answer of the area its policy. A preview brings the strict one of the public page; it is framed by the form."""
    if HEADER in response:
        response[HEADER] = response[HEADER].replace(f"frame-ancestors {NONE}", f"frame-ancestors {SELF}")
        return
    scripts = [SELF, UNSAFE_HASHES, source_of(TOUCHED), *sorted(map(source_of, _known_scripts(response)))]
    response._csp_config = POLICY | {"script-src": scripts}  # type: ignore[attr-defined]  # where django-csp looks for it


def source_of(script: str) -> str:
    """How a policy names one script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _known_scripts(response: HttpResponseBase) -> set[str]:
    if not isinstance(response, HttpResponse) or not response.get("Content-Type", "").startswith("text/html"):
        return set()
    known = {script for script in _SCRIPT.findall(response.content.decode()) if is_known(script)}
    numbers = range(MOST_PARTS)
    return known | {one.replace(TO_BE_NUMBERED, str(n)) for one in known if TO_BE_NUMBERED in one for n in numbers}


def is_known(script: str) -> bool:
    """Whether ``script`` is one of Wagtail's starting lines: a call by name, with nothing but data in it."""
    words = script.strip()
    call = _CALL_WITH_DATA.fullmatch(words)
    if call is None:
        return _LIST_OF_PARTS.fullmatch(words) is not None
    try:
        json.loads(call[1]), json.loads(call[2])
    except ValueError:
        return False
    return True
