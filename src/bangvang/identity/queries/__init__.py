"""Questions of the identity ledger: candidates for the rows of a list, pairs within the register, what was decided."""

from bangvang.identity.queries.ledger import JUDGES, judged_people, judged_units, merges_seen_by, told_apart
from bangvang.identity.queries.pairs import MOST_PEOPLE, Pair, pair_of, pairs_in, people_of_pairs
from bangvang.identity.queries.people import describe
from bangvang.identity.queries.rows import Candidate, candidates_for, repeated_in
from bangvang.identity.queries.units import UnitPair, judged_places, reason_alike, unit_merges_seen_by, unit_pairs

__all__ = [
    "JUDGES",
    "MOST_PEOPLE",
    "Candidate",
    "Pair",
    "UnitPair",
    "candidates_for",
    "describe",
    "judged_people",
    "judged_places",
    "judged_units",
    "merges_seen_by",
    "pair_of",
    "pairs_in",
    "people_of_pairs",
    "reason_alike",
    "repeated_in",
    "told_apart",
    "unit_merges_seen_by",
    "unit_pairs",
]
