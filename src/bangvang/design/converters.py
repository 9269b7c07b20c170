"""Parts of an address that may only be one of a few words: anything else is not found."""

from __future__ import annotations

from bangvang.design.choices import Language, TextSize, Theme


class TextSizeConverter:
    regex = "|".join(TextSize.values)

    def to_python(self, value: str) -> TextSize:
        return TextSize(value)

    def to_url(self, value: str) -> str:
        return str(TextSize(value).value)


class ThemeConverter:
    regex = "|".join(Theme.values)

    def to_python(self, value: str) -> Theme:
        return Theme(value)

    def to_url(self, value: str) -> str:
        return str(Theme(value).value)


class LanguageConverter:
    regex = "|".join(Language.values)

    def to_python(self, value: str) -> Language:
        return Language(value)

    def to_url(self, value: str) -> str:
        return str(Language(value).value)
