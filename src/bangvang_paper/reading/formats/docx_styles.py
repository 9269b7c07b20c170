"""Fonts of the runs of a Word document: the run's own, or of the nearest style that names one.

Source: ECMA-376 part 1, 17.7 (styles), 17.3.2.26 (fonts).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bangvang_paper.reading.formats.markup import Element, attribute, child, local
from bangvang_paper.vietnamese.fonts import encoding_of_font

_DEEPEST = 20
_NAMED = re.compile(rb"\b(?:hAnsi|ascii)=\"([^\"]*)\"")
# The letters of the old encodings stand above ASCII, and Word sets those in the font called hAnsi; a theme's font, which is
# never an old one, goes before a font of the same element.
_FONTS = ("hAnsiTheme", "asciiTheme", "hAnsi", "ascii")


@dataclass
class Styles:
    """What a document's styles say of fonts, by their ids."""

    fonts: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    numbering: dict[str, Element] = field(default_factory=dict)
    """The numbering that a paragraph style brings, as its numPr element."""
    paragraph: str = ""
    """The style of paragraphs that name none."""
    default: str = ""
    """The font where no style names one."""

    def run_font(self, run: Element, paragraph_style: str) -> str:
        """The font of a run in a paragraph of a style; "" when nothing names one."""
        own = child(run, "rPr")
        if own is not None:
            if font := _font(own):
                return font
            style = child(own, "rStyle")
            if style is not None and (font := self._inherited(attribute(style, "val"))):
                return font
        return self._inherited(paragraph_style or self.paragraph) or self.default

    def number_of(self, paragraph_style: str) -> Element | None:
        """The numbering of a paragraph style, from the nearest of its ancestors that has one."""
        for style in self._line(paragraph_style or self.paragraph):
            if style in self.numbering:
                return self.numbering[style]
        return None

    def _inherited(self, style: str) -> str:
        return next((self.fonts[name] for name in self._line(style) if name in self.fonts), "")

    def _line(self, style: str) -> list[str]:
        line = [style]
        while (parent := self.parents.get(line[-1])) and len(line) < _DEEPEST:
            line.append(parent)
        return line


def styles_of(root: Element) -> Styles:
    """The styles of the part word/styles.xml."""
    styles = Styles()
    defaults = child(root, "docDefaults", "rPrDefault", "rPr")
    styles.default = _font(defaults) if defaults is not None else ""
    for style in root:
        if local(style.tag) != "style":
            continue
        name = attribute(style, "styleId")
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}:
            styles.paragraph = name
        if (properties := child(style, "rPr")) is not None and (font := _font(properties)):
            styles.fonts[name] = font
        if (parent := child(style, "basedOn")) is not None:
            styles.parents[name] = attribute(parent, "val")
        if (numbering := child(style, "pPr", "numPr")) is not None:
            styles.numbering[name] = numbering
    return styles


def tells_fonts(*parts: bytes) -> bool:
    """Whether any font named in the parts is one of an old encoding."""
    names = {name for part in parts for name in _NAMED.findall(part)}
    return any(encoding_of_font(name.decode("utf-8", "replace")) for name in names)


def _font(properties: Element) -> str:
    fonts = child(properties, "rFonts")
    if fonts is None:
        return ""
    return next((name for kind in _FONTS if (name := attribute(fonts, kind))), "")
