"""What of a recommendation is compared, what its words count, and how alike two of them are."""
