"""Files that were made to break a reader, and commands that must survive them."""
