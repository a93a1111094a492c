"""The simulated collectors: they walk their streets, keep appointments, and now and then stray, linger or fall silent."""
