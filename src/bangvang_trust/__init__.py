"""What can be proved: signed statements, the keys behind them, a log that only grows, votes counted exactly.

No Django, no law, no paper. Nothing in this package asks what day it is or reads a setting: days, keys and
passphrases are handed in.
"""
