"""What is seen: the window and its panes. Model, session and Qt."""
