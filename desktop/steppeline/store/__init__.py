"""Where is it kept? The casefile: one SQLite database, one door for every change."""
