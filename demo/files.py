"""Writes the whole invented district into a folder: exports of four sources, four reports."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from demo import exports_edds, exports_fz59, exports_im, exports_pos, reports, road_maps
from demo.chance import chance
from demo.district import FIRST_DAY, LAST_DAY, District, load
from demo.messages import SOURCES, Message, stream
from demo.sheets import Sheet, write_csv, write_xlsx

REFERENCE = Path(__file__).parents[1] / "data" / "reference"
# Batches of files whose names start so are marked as demonstration data.
PREFIX = "демо"
REPORTS: dict[str, Callable[[District, int, Random, str], Sheet]] = {
    "страницы": reports.pages,
    "решения": reports.decisions,
    "слушания": reports.hearings,
    "дорожные_карты": road_maps.sheet,
}


def write(
    outdir: Path, seed: int = 1229, scale: float = 1.0, reference: Path = REFERENCE
) -> list[Path]:
    """Writes the files of January 2024 – October 2026 and returns their paths in order.

    `scale` multiplies the number of messages (about 40 000 at 1), not of reports. `reference`
    is the folder with settlements, localities and topics. The same arguments give the same bytes.
    At scale 1 there are 60 files; a period without messages has none.
    Raises ValueError when `scale` is not above zero.
    """
    if scale <= 0:
        raise ValueError(f"Масштаб должен быть больше нуля, а указан {scale}.")
    outdir.mkdir(parents=True, exist_ok=True)
    district = load(reference)
    written: list[Path] = []
    for source in SOURCES:
        save = write_csv if source == "ЕДДС" else write_xlsx
        written += [save(outdir, sheet) for sheet in _exports(district, source, seed, scale)]
    for kind, report in REPORTS.items():
        for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
            rng = chance(seed, kind, str(year))
            written.append(write_xlsx(outdir, report(district, year, rng, _stem(kind, str(year)))))
    return written


def _exports(district: District, source: str, seed: int, scale: float) -> Iterator[Sheet]:
    """The sheets of a source: whole years before the last one, then month by month."""
    messages = stream(district, source, seed, scale)
    numbers = exports_edds.numbers_before(messages) if source == "ЕДДС" else {}
    for period in _periods():
        received = [message for message in messages if _period(message) == period]
        if not received:
            continue  # a very small scale leaves months empty, and nobody exports an empty month
        rng = chance(seed, source, period)
        stem = _stem(source, period)
        if source == "ИМ":
            yield exports_im.sheet(district, period, received, rng, stem)
        elif source == "ПОС":
            yield exports_pos.sheet(district, period, received, rng, stem)
        elif source == "ЕДДС":
            yield exports_edds.sheet(period, received, numbers.get(period, 0), rng, stem)
        else:
            yield exports_fz59.sheet(period, received, rng, stem)


def _periods() -> list[str]:
    whole = [str(year) for year in range(FIRST_DAY.year, LAST_DAY.year)]
    return whole + [f"{LAST_DAY.year}-{month:02d}" for month in range(1, LAST_DAY.month + 1)]


def _period(message: Message) -> str:
    received = message.received
    return f"{received:%Y-%m}" if received.year == LAST_DAY.year else str(received.year)


def _stem(kind: str, period: str) -> str:
    return f"{PREFIX}_{kind}_{period}"
