"""The pictures of a generated city's cameras: drawn streets with traffic, served on this machine only."""
