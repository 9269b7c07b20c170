"""Sổ nhân thân: which rows of the register, and which rows of a list, are one person."""
