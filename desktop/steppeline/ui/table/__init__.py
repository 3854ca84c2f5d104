"""The table twin: the visible events as rows, for keyboards, screen readers and sorting."""
