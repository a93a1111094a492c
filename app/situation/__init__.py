"""The read model: the city in columns, as of any moment."""
