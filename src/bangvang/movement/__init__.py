"""What we strive for: emulation movements, their period, kind and planned awards."""
