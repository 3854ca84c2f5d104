"""The dialog that takes files in, and the list of what was taken in before."""
