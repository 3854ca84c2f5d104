"""The detail pane: all that is recorded of the selected event, as selectable text."""
