"""The outside world, each neighbour in a room of its own."""
