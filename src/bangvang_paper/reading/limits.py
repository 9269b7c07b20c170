"""How much of a file is looked at before it is refused.

The sizes are those of an office list, with room: the longest list seen in the field has under a thousand rows and the
largest workbook a few hundred kilobytes. What lies beyond is a mistake or an attack, and both get a sentence.
"""

MEGABYTE = 1024 * 1024

MAX_FILE = 20 * MEGABYTE
"""Bytes of an uploaded file; a larger one is refused before anything in it is parsed."""

MAX_UNPACKED = 200 * MEGABYTE
"""Bytes of all parts of a workbook together, once unpacked."""

MAX_RATIO = 250
"""Unpacked bytes for one packed byte. Real workbooks stay under thirty, open spreadsheets of equal rows under a hundred."""

RATIO_COUNTS_FROM = 1 * MEGABYTE
"""Below this size a high ratio is harmless, and happens: a sheet of equal rows packs very well."""

MAX_PARTS = 2_000
"""Entries of a workbook's package."""

MAX_PAGES = 100
"""Pages of a PDF: some 1,500 rows, read in about fifteen seconds."""

MAX_ROWS = 60_000
"""Rows of a list: more than any office has people, so that a whole register can come in one file."""

MAX_AREA = 2_600_000
"""Cells of the rectangle from the first to the last filled cell of one sheet, empty ones counted: 26 columns of 99,999 rows."""

HEADER_WITHIN = 300
"""Lines from the top of a sheet among which its header is looked for: a decision fills pages before its list begins."""

CAGE_MEMORY = 512 * MEGABYTE
"""Bytes of address space of the reading process (POSIX only)."""

CAGE_CPU_SECONDS = 30
"""Seconds of processor time of the reading process (POSIX only)."""

CAGE_SECONDS = 40
"""Seconds that anybody waits for the reading process."""

CAGE_ANSWER = 128 * MEGABYTE
"""Bytes of the answer that is taken from the reading process."""
