"""Small widgets and painters that several panes share."""
