"""Which regions of two countries share events, as a matrix."""
