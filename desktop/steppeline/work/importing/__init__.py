"""Taking files in: what is in them, what of it the casefile has already, and one step that adds the rest."""
