"""The one exception of reading: the file as a whole cannot be taken, with the sentence that the officer sees."""

from __future__ import annotations


class ReadingRefused(Exception):
    """A file was not read. The message is Vietnamese and says what happened, why, and what to do now."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
