"""The city's time as something to hold: play, step, drag, and what happened when."""
