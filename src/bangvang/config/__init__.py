"""How the office is put together: settings, addresses, the server's start."""
