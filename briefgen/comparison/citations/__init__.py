"""Who refers to whom."""
