"""Chiến sĩ tiên tiến, Điều 24 khoản 2: people of the army, the police and the militia who meet khoản 1."""

from bangvang_law.awards.advanced_worker import standard_of_clause_1
from bangvang_law.criteria import all_of, recipient_group

_CLAUSE_2 = "Luật 06/2022/QH15, Điều 24 khoản 2"

STANDARD = all_of(recipient_group("military", "police", at=_CLAUSE_2), *standard_of_clause_1(), at=_CLAUSE_2)
"""The standard of the title, whether or not the title itself was given."""

SENTENCES = {"individual": STANDARD}
