"""The files that both sides read."""

from pathlib import Path

from demo import exports_im
from demo.chance import chance
from demo.district import LAST_DAY as DEMO_LAST_DAY
from demo.district import load
from demo.files import REFERENCE
from demo.messages import COUNTS, stream
from demo.sheets import write_xlsx

SEED = 1229
# Counts are taken as of the last day of the invented messages.
LAST_DAY = DEMO_LAST_DAY.isoformat()


def wide_sheet(folder: Path, rows: int) -> Path:
    """Write one export of «Инцидент Менеджмент» (44 columns) with so many messages.

    It is what the demo writes, faults included, only that the messages of all years lie in one
    file, as a first upload would bring them.
    """
    district = load(REFERENCE)
    messages = stream(district, "ИМ", SEED, scale=rows / COUNTS["ИМ"])[:rows]
    rng = chance(SEED, "benchmark", str(rows))
    return write_xlsx(folder, exports_im.sheet(district, "2025", messages, rng, f"ИМ_{rows}"))
