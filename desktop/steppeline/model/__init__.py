"""What is it? Dates, events, regions, the index, filters, queries. Standard library and numpy only."""
