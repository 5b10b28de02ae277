"""All the colours, in one place, and what each of them means."""

from dataclasses import dataclass

from analytics.verdicts import Verdict

DONE, CLOSE, FAILED, NODATA = "done", "close", "failed", "nodata"

SIGNS = {DONE: "●", CLOSE: "◐", FAILED: "▲", NODATA: "○"}


@dataclass(frozen=True)
class Palette:
    """Colours for one surface.

    `load` runs from little to much; every step carries white or dark grey figures with at least
    4.5 : 1. `status` colours are for signs and lines, `tint` for cells with ink upon them.
    """

    surface: str
    ink: str
    muted: str
    grid: str
    accent: str
    fact: str
    plan: str
    past: str
    pale: str
    hover: str
    load: tuple[str, ...]
    status: dict[str, str]
    tint: dict[str, str]


LIGHT = Palette(
    surface="#FFFFFF",
    ink="#1C2530",
    muted="#5B6775",
    grid="#E3E8ED",
    accent="#1D5FBF",
    fact="#1D5FBF",
    plan="#1C2530",
    past="#98A3AF",
    pale="#F1F4F7",
    hover="#FFFFFF",
    load=("#E3EDF9", "#CBDDF4", "#B0CBEC", "#97BAE4", "#3F78BD", "#2A5F9F", "#164A8A"),
    status={DONE: "#1B7F6B", CLOSE: "#B7791F", FAILED: "#C2410C", NODATA: "#6B7682"},
    tint={DONE: "#CDE7E0", CLOSE: "#F5E2BD", FAILED: "#F9D3C2", NODATA: "#E4E8EC"},
)

DARK = Palette(
    surface="#12161C",
    ink="#E6EAEF",
    muted="#A3AEBA",
    grid="#2A323C",
    accent="#8AB4F8",
    fact="#8AB4F8",
    plan="#E6EAEF",
    past="#6C7885",
    pale="#1B212A",
    hover="#1B212A",
    load=("#1B2C44", "#20395B", "#284A77", "#345F98", "#3F78BD", "#97BAE4", "#C3D8F2"),
    status={DONE: "#4DB6A0", CLOSE: "#DFA53F", FAILED: "#F0824F", NODATA: "#98A3AF"},
    tint={DONE: "#14493E", CLOSE: "#553D0E", FAILED: "#632A10", NODATA: "#2F3741"},
)


def palette(theme: str | None) -> Palette:
    """Return the palette of a theme, "dark" or "light"; light when the browser has not said."""
    return DARK if theme == "dark" else LIGHT


@dataclass(frozen=True)
class Status:
    """A verdict as it is shown: colour key, sign and words. The sign is never left out."""

    key: str
    sign: str
    words: str


def status(verdict: str, unfinished: bool) -> Status:
    """Return how a verdict is shown.

    Until the year is over nothing is painted as failed, and «похоже на…» is always «близко».
    «не применимо» has a sign of its own, so that it is not taken for missing data.
    """
    if verdict == Verdict.NOT_APPLICABLE:
        return Status(NODATA, "–", verdict)
    key = {
        Verdict.SURELY_MET: DONE,
        Verdict.LIKELY_MET: CLOSE,
        Verdict.LIKELY_MISSED: CLOSE,
        Verdict.SURELY_MISSED: CLOSE if unfinished else FAILED,
        Verdict.LITTLE_DATA: NODATA,
        Verdict.NO_EVENTS: NODATA,
    }[Verdict(verdict)]
    words = f"{verdict}, год не завершён" if unfinished and key != NODATA else verdict
    return Status(key, SIGNS[key], words)
