"""The wall of the hall: panels in cells, sized by millimetres and viewing distance."""
