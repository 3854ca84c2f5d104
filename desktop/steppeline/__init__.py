"""Steppeline: an offline timeline and event explorer with honest dates and sources."""

__version__ = "0.1.0"
