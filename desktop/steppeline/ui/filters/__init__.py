"""Controls of the filter: facets to choose and count by, the search box, and chips for what is in force."""
