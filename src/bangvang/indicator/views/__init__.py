"""Pages of indicators: boards, what is set, figures, texts that are checked, and what everybody sees."""
