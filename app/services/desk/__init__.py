"""One file, one subject of desk steps beside the case workflow: each has ``STEPS``."""
