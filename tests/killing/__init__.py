"""Runs that are killed at evenly spread moments, and what must hold afterwards: a share of it in the suite, all of it in
`make kills`."""
