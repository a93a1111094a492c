"""Cameras on screens: a stream that comes back by itself, and the tile that shows it."""
