"""The second half of GLOSSARY.md: every enum of the office, its words and identifiers.

``python tools/glossary.py write``  bring the tables up to date; English words that stand there are kept
"""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = ROOT / "GLOSSARY.md"
BEGIN = (
    "<!-- enums: kept equal to bangvang.*.choices by tests/house/test_glossary.py; `python tools/glossary.py write` -->"
)
_ROW = re.compile(r"^\| (?P<vi>.*?) \| (?P<en>.*?) \| `(?P<id>[^`]*)` \|$")
_EMPTY = "(trống)"


@dataclass(frozen=True)
class Entry:
    """One value of an enum."""

    vietnamese: str
    english: str
    identifier: str


def enums() -> dict[str, list[tuple[str, str]]]:
    """``app.Class`` → (identifier, Vietnamese label) in the order of the class; needs Django's settings."""
    from django.db.models import Choices

    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((ROOT / "src" / "bangvang").glob("*/choices.py")):
        app = path.parent.name
        module = importlib.import_module(f"bangvang.{app}.choices")
        for name, thing in vars(module).items():
            if isinstance(thing, type) and issubclass(thing, Choices) and thing.__module__ == module.__name__:
                found[f"{app}.{name}"] = [(str(choice.value), str(choice.label)) for choice in thing]
    return found


def tables(text: str) -> dict[str, list[Entry]]:
    """The tables of the second half as they stand."""
    found: dict[str, list[Entry]] = {}
    name = ""
    for line in text.partition(BEGIN)[2].splitlines():
        if line.startswith("### "):
            name = line.removeprefix("### ").strip("` ")
            found[name] = []
        elif name and (match := _ROW.match(line)):
            identifier = "" if match["id"] == _EMPTY else match["id"]
            found[name].append(Entry(match["vi"], match["en"], identifier))
    return found


def terms(text: str) -> list[tuple[str, str, list[str]]]:
    """The first half: Vietnamese, English, identifiers in backquotes."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", text.partition(BEGIN)[0], re.MULTILINE)
    return [
        (vietnamese, english, re.findall(r"`([^`]+)`", identifiers))
        for vietnamese, english, identifiers in rows
        if vietnamese != "Tiếng Việt" and not set(vietnamese) <= {"-", ":"}
    ]


def write() -> None:
    """Rewrite the second half from the code; the English of what stays is kept, of what is new is its identifier."""
    text = GLOSSARY.read_text(encoding="utf-8")
    kept = {(name, entry.identifier): entry.english for name, rows in tables(text).items() for entry in rows}
    lines = [BEGIN]
    for name, values in enums().items():
        lines += ["", f"### `{name}`", "", "| Tiếng Việt | English | Identifier |", "|---|---|---|"]
        for identifier, label in values:
            english = kept.get((name, identifier), identifier.replace("_", " ") or "none")
            lines.append(f"| {label} | {english} | `{identifier or _EMPTY}` |")
    GLOSSARY.write_text(text.partition(BEGIN)[0] + "\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    if arguments != ["write"]:
        print(__doc__, file=sys.stderr)
        return 2
    from django.conf import settings

    sys.path.insert(0, str(ROOT / "src"))
    settings.configure(USE_I18N=False)
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
