"""Pages that join capabilities."""
