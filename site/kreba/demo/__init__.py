"""Demonstration data: invented organisations and people, one quarter of their meetings."""
