"""What sets two recommendations against each other, and on which side a document stands."""
