"""What holds for a line of a list because of where it stands, and because of the habits of the list."""

from __future__ import annotations

from dataclasses import dataclass, field

from bangvang_paper.reading.meaning.places import OwnWords
from bangvang_paper.reading.meaning.sections import Sections


@dataclass
class Context:
    """What holds for a line because of where it stands."""

    sections: Sections
    own: OwnWords = field(default_factory=OwnWords)
    addressed: bool = True
    """Whether the list writes a word of address before names; where it does not, Ông is a family name."""
    unit_above: str = ""
    """The unit of the last person of the section; offices write it once for those that follow."""
    form_above: str = ""
    merit_above: str = ""
    merit_once: bool = False
    """Whether the list writes a merit on few lines only, so that an empty cell may mean the one above."""
    unreliable: str = ""
    """Why no field of any row can be relied upon; a sentence, empty when there is no such reason."""
    doubt: str = ""
    """Why what was not found may stand in the list all the same; a part of a sentence."""
