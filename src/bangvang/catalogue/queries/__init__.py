"""What the law book offers, asked in the words of forms and pages. Nothing is stored here: the book is the only source."""

from bangvang.catalogue.queries.words import (
    authority_name,
    award_choices,
    award_name,
    book_edition,
    is_award,
    who_may_grant,
)

__all__ = ["authority_name", "award_choices", "award_name", "book_edition", "is_award", "who_may_grant"]
