"""Who wrote a document, when, and under which title."""
