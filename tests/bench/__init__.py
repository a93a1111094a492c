"""What `scripts/bench` measures: one module is one subject."""
