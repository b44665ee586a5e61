"""Tests of `briefgen.watching`."""
