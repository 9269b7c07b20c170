"""Tests of being shown less."""
