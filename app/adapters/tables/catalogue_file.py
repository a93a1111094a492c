"""Reads resources/catalogue."""
