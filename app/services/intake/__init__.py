"""One file, one type of message that the gateway takes in: each has a ``TAKING``."""
