"""Fonts of the cells and spans of an open spreadsheet, by the names of their styles.

Source: OASIS OpenDocument 1.3 part 3, 16 (styles), 19.498 (style:parent-style-name), 20.276 (style:font-name).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bangvang_paper.reading.formats.markup import Element, attribute, child, local
from bangvang_paper.vietnamese.fonts import encoding_of_font

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEACHING = {f"{_STYLE}{name}" for name in ("font-face", "style", "default-style")}
"""Elements that :meth:`Styles.take` learns from."""

_DEEPEST = 20
_DEFAULT = ""


@dataclass
class Styles:
    """Names of styles and what they say of fonts; filled by :meth:`take` as the parts are read."""

    faces: dict[str, str] = field(default_factory=dict)
    """Family of a font by the name of its face."""
    fonts: dict[tuple[str, str], str] = field(default_factory=dict)
    """Font by family and name of the style that names one; the default of a family has the name ""."""
    parents: dict[tuple[str, str], str] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)
    """Styles of sheets that the program does not show."""

    def take(self, element: Element) -> None:
        """Learn from a font-face, style or default-style element; any other teaches nothing."""
        name = attribute(element, "name")
        match local(element.tag):
            case "font-face":
                self.faces[name] = attribute(element, "font-family")
            case "style" | "default-style":
                self._take_style(element, name)

    def _take_style(self, element: Element, name: str) -> None:
        family = attribute(element, "family")
        text, table = child(element, "text-properties"), child(element, "table-properties")
        if text is not None and (face := attribute(text, "font-name") or attribute(text, "font-family")):
            self.fonts[family, name] = self.faces.get(face, face).strip("'\"")
        if parent := attribute(element, "parent-style-name"):
            self.parents[family, name] = parent
        if table is not None and attribute(table, "display") == "false":
            self.hidden_tables.add(name)

    @property
    def tells(self) -> bool:
        """Whether any font is one of an old encoding."""
        return any(encoding_of_font(font) for font in self.fonts.values())

    def font(self, family: str, name: str) -> str:
        """The font of a style, from the nearest of its ancestors that names one; "" when none does."""
        for _ in range(_DEEPEST):
            if (family, name) in self.fonts:
                return self.fonts[family, name]
            if not name:
                break
            name = self.parents.get((family, name), _DEFAULT)
        return ""
