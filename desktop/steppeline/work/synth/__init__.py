"""Synthetic casefiles: as large as wanted, realistic in shape, and nobody real in them."""
