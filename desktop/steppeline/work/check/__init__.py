"""Data-quality checks: what in a casefile cannot be true, does not agree, or is worth asking about."""
