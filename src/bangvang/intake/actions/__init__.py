"""Verbs of the intake desk: bring a list in, teach its columns, correct what was read, take or leave the whole."""

from bangvang.intake.actions.bringing import reread, teach, upload
from bangvang.intake.actions.correcting import CORRECTABLE, correct_row
from bangvang.intake.actions.deciding import accept, drop, take_back

__all__ = ["CORRECTABLE", "accept", "correct_row", "drop", "reread", "take_back", "teach", "upload"]
