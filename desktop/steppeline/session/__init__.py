"""What is going on: what is open, what is looked at, what is running. Model, store, work and QtCore."""
