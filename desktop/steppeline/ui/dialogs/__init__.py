"""Dialogs: each asks for one thing or shows one page. They are made when they are opened."""
