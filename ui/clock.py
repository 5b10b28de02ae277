"""The wall clock of the district. Everything below the screens is told what time it is."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Yekaterinburg")


def now() -> datetime:
    """Return the district's wall clock without a zone, to the second."""
    return datetime.now(ZONE).replace(tzinfo=None, microsecond=0)
