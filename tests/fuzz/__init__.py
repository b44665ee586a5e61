"""Fuzzing: samples are changed at random and read, over and over; what breaks is kept as a regression file."""
