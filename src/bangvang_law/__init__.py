"""The law of emulation and commendation: dated, cited data and the sentences that judge a dossier by it.

Pure Python and a YAML reader; it knows no database, no web and no clock. Begin at :mod:`bangvang_law.book` (what the law
says) and :mod:`bangvang_law.assess` (what it says about one dossier).
"""
