"""The parts a generated town is made of: ground plan, blocks, streets, waters, areas, departments."""
