"""Groups of recommendations as courses of action: what joins them, what they are called, who stands where."""
