"""Runs of five syllables as numbers, and the one in eight of them that a table keeps.

The choice is the hash's own (divisible by eight), so it is the same in every text: the sketches of two texts share what their
texts share, one in eight. From that both how alike two texts are and how much of the one stands in the other can be told
without bias, however long the other is (FracMinHash: Irber et al. 2022, doi:10.1101/2022.01.11.475838; Hera et al. 2023,
doi:10.1101/gr.277651.123). A paragraph of eighty syllables leaves no trace in one of 25,000 cases: (7/8)^76.
"""

from __future__ import annotations

from hashlib import blake2b

from bangvang_paper.similarity.reading import Reading, read

SYLLABLES = 5
SCALE = 8
_MOST_FORM = 2
"""A run with more syllables of the form than these is the form's."""


def sketch_of(text: str | Reading) -> frozenset[int]:
    """The hashes that stand for ``text`` in a table; each fits a signed number of 64 bits."""
    return frozenset(number for number in shingles_of(text) if number % SCALE == 0)


def shingles_of(text: str | Reading) -> frozenset[int]:
    """The hashes of all runs of `SYLLABLES` that are the writer's own."""
    return frozenset(number for number in numbered(text if isinstance(text, Reading) else read(text)) if number)


def numbered(reading: Reading) -> list[int]:
    """The hash of the run that begins at each syllable; 0 where it is the form's or no run begins."""
    words = [word.folded for word in reading.words]
    found = [0] * len(words)
    for place in range(len(words) - SYLLABLES + 1):
        if SYLLABLES - sum(reading.counted[place : place + SYLLABLES]) <= _MOST_FORM:
            found[place] = _number(" ".join(words[place : place + SYLLABLES]))
    return found


def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big", signed=True) or 1
