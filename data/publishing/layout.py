"""How the tables of a snapshot are laid."""

from typing import Final

LAYOUT: Final = 7
"""One more whenever the tables change: a snapshot of an older layout is published anew."""
