"""What is done? Import, export, check, demo, backup: called by window and command line alike; no Qt."""
