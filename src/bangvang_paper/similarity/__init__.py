"""How much of one Vietnamese text stands in another, and where: for reports and initiatives that were copied.

Three steps, each cheaper for what comes after. `sketch_of` keeps one in eight of the hashes of all runs of five syllables: few
enough for an indexed table, and chosen by the hash alone, so that what two texts share is in both sketches or in neither.
Texts that share some of a sketch are candidates. `compare` then reads the two texts themselves and gives the passages that
agree, with their places in the texts as they were written. What the form prints on everybody's report is not counted.

Why not MinHash with bands: see docs/decisions/0014-similarity-by-a-sketch-of-hashes.md.
"""

from bangvang_paper.similarity.comparing import Likeness, Passage, Span, compare
from bangvang_paper.similarity.cutting import Piece, side_by_side
from bangvang_paper.similarity.reading import Reading, read
from bangvang_paper.similarity.sketching import SCALE, SYLLABLES, shingles_of, sketch_of

__all__ = [
    "SCALE",
    "SYLLABLES",
    "Likeness",
    "Passage",
    "Piece",
    "Reading",
    "Span",
    "compare",
    "read",
    "shingles_of",
    "side_by_side",
    "sketch_of",
]
