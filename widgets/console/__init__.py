"""The console: the seats that accept, register, dispatch, check and close, and steer the wall."""
