"""Who did what to which thing, when: rows that are only ever added."""
