"""What a server finds at its start: bytes of uploads cut off, originals beyond their term."""

from data.home import home_at
from data.originals import tidy
from data.runs import forget_old
from ui.clock import now


def clear_leftovers() -> None:
    """Remove them before anybody is served."""
    home = home_at()
    forget_old(home, now())
    tidy(home, now())
