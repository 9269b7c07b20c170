"""From cells to meaning: which columns a table has, which lines name somebody, and what each line says."""
