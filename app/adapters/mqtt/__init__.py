"""The MQTT edge: the gateway's link, the desks' link and a terminal's own side of it."""
