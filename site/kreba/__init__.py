"""What any website has: settings, addresses, accounts, one ASGI process."""
