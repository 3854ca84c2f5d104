"""The region map: how many of the visible events each region has."""
