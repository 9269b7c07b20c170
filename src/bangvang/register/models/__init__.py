"""Who we are. Units, people, rights, and what is on record about each."""

from bangvang.register.models.honour import Honour, HonourStanding
from bangvang.register.models.mandate import Mandate
from bangvang.register.models.name import DecisionNumber, NameWord, UnitAlias, Word
from bangvang.register.models.person import Employment, Household, Person
from bangvang.register.models.record import AnnualRating, Discipline, Hold, Initiative
from bangvang.register.models.unit import Issuer, Unit

__all__ = [
    "AnnualRating",
    "DecisionNumber",
    "Discipline",
    "Employment",
    "Hold",
    "Honour",
    "HonourStanding",
    "Household",
    "Initiative",
    "Issuer",
    "Mandate",
    "NameWord",
    "Person",
    "Unit",
    "UnitAlias",
    "Word",
]
