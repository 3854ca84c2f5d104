"""The help that ships with the program: pages, search in them, and the window that shows them."""
