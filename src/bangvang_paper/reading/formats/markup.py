"""XML parts as trees. Only for parts that :mod:`bangvang_paper.reading.formats.package` has let through.

The package refuses document types and every encoding but UTF-8, so that no entity can be declared: expat then has nothing
to expand and nothing to fetch.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from bangvang_paper.reading.formats.sentences import unreadable

Element = ElementTree.Element

_PREFIXED = re.compile(rb":(?:row|c|v|is|si|r|t)[\s/>]")
_PREFIX = re.compile(rb"<(/?)\w+:")


def tree(part: bytes) -> Element:
    """The root of a part. Raises ReadingRefused for broken markup."""
    try:
        return ElementTree.fromstring(part)  # noqa: S314  (no document type reaches this; see above)
    except ElementTree.ParseError as error:
        raise unreadable() from error


def unprefixed(part: bytes) -> bytes:
    """A part of a workbook with its elements named without prefixes, so that rows and cells can be looked for as bytes."""
    return _PREFIX.sub(rb"<\1", part) if _PREFIXED.search(part) else part


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """The value of an attribute whatever its namespace, "" when it is not there.

    Transitional and strict documents differ in their namespaces only.
    """
    return next((value for key, value in element.items() if local(key) == name), "")


def child(element: Element, *names: str) -> Element | None:
    """The first descendant along a path of element names, whatever their namespaces."""
    found: Element | None = element
    for name in names:
        found = next((inner for inner in found if local(inner.tag) == name), None) if found is not None else None
    return found
