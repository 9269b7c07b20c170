"""What the council voted: sittings, agendas, regulation, minutes."""
