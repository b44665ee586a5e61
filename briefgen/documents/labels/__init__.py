"""What each block of a document is; its sentences and passages."""
