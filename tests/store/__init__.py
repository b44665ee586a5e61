"""Tests of `briefgen.store`."""
