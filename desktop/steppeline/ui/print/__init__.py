"""Putting figures on paper: posters, sheets, files of them, and the dialog that shows them beforehand."""
