"""Work that no request waits for: who does it, who does it again when a worker dies, and when."""
