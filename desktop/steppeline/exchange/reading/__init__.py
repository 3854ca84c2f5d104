"""Reading events from files of many formats: each format one small module, all of them giving blocks of columns."""
