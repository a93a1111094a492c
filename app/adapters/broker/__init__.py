"""The embedded broker: for the demo and for a look, so that nobody has to install one first."""
