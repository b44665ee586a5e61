"""The text of a web page, told from the page around it."""
