"""The command hall without a screen: nothing below this package knows Qt."""
