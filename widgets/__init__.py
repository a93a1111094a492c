"""Everything with a screen: the wall, the console and the map. Nothing else imports Qt."""
