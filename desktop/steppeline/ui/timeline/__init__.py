"""The timeline: overview, lanes and figures on one time axis."""
