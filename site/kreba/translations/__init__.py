"""Every word of the interface in every language: what is asked for, what is written, what lacks."""
