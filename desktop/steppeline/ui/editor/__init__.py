"""The event editor: a form for the whole record of one event, to be filled in with the keyboard alone."""
