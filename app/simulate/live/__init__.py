"""The simulated city in real time: terminals over a broker, desks and departments at their seats."""
