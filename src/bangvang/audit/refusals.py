"""What a verb says when something that must hold does not."""

from __future__ import annotations


class Refusal(Exception):
    """A sentence for the person who is stuck: what happened, why, what now. ``cite`` names the article, when law speaks."""

    def __init__(self, sentence: str, *, cite: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.cite = cite
