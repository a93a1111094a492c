"""The map of the city: a page described once, layers of typed arrays, and the widget that shows them."""
