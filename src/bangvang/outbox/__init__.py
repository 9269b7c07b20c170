"""One event a verb, written in its transaction; the worker acts on it after commit."""
