"""How does it come and go? One module per file format; no SQL, no Qt."""
