"""`python -m benchmarks.pages`: goals 8 to 10, every page in a browser beside an empty page.

A rerun is pressed on the page and on an empty page in turns, A B A B, in one browser; each takes
from the key to the frame in which all of it is drawn. Rewrites docs/page-times.md.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.process import ROOT, run
from benchmarks.queries import multiplied
from benchmarks.serving import Server, serving
from benchmarks.table import machine
from ui.menu import MENU

TARGET = ROOT / "docs" / "page-times.md"
DEMO_MESSAGES = 39_000
MUST_RERUN, AIM_RERUN = 250, 150  # milliseconds above an empty page (goal 8)
MUST_LOAD, AIM_LOAD = 1800, 1300  # the same for the first load (goal 9)
MUST_CPU, AIM_CPU = 3.0, 2.0  # processor time of the server ÷ an empty page's (goal 10)

_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# Two frames after the script has ended, everything it sent has been drawn.
_WATCH = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  window.took = null;
  const start = performance.now();
  let ran = false;
  const seen = new MutationObserver(() => {
    const state = app.getAttribute('data-test-script-state');
    if (state !== 'notRunning') ran = true;
    else if (ran) {
      seen.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        window.took = performance.now() - start;
      }));
    }
  });
  seen.observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
}"""


@dataclass(frozen=True)
class Times:
    """A page and the empty page measured in turns: milliseconds each, a pair an item."""

    title: str
    reruns: tuple[tuple[float, float], ...]
    cpu: tuple[tuple[float, float], ...]
    loads: tuple[tuple[float, float], ...]

    @property
    def rerun(self) -> float:
        """Milliseconds of a rerun above the empty page's."""
        return median(ours - empty for ours, empty in self.reruns)

    @property
    def load(self) -> float:
        """Milliseconds of the first load above the empty page's."""
        return median(ours - empty for ours, empty in self.loads)

    @property
    def cpu_ratio(self) -> float:
        """Processor time of the server for all reruns ÷ the empty page's."""
        return sum(ours for ours, _ in self.cpu) / sum(empty for _, empty in self.cpu)


def main() -> None:
    """Measure the pages asked for; the page of docs is written when all of them were."""
    asked = arguments()
    every = [entry for entry in MENU if not entry.hidden]
    wanted = [entry for entry in every if entry.slug in asked.pages or not asked.pages]
    with tempfile.TemporaryDirectory(prefix="svodka-benchmarks-") as folder:
        home = home_of(Path(folder), asked.messages)
        done: list[Times] = []
        with (
            serving("app.py", home) as ours,
            serving("benchmarks/baselines/empty_page.py", home) as empty,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=asked.browser, args=["--no-sandbox", "--disable-gpu"]
            )
            for entry in wanted:
                times = measured(browser, entry.title, entry.slug, (ours, empty), asked.pairs)
                done.append(times)
                print(_row(times), flush=True)
            browser.close()
    if len(wanted) == len(every):
        TARGET.write_text(page(done, asked.messages, date.today(), machine()), "utf-8")
        print(f"written: {TARGET.relative_to(ROOT)}")


def arguments() -> argparse.Namespace:
    """Return the number of messages and of pairs, the pages and the browser."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000, help="about so many")
    parser.add_argument("--pairs", type=int, default=7, help="reruns of each side")
    parser.add_argument(
        "--pages", nargs="+", default=[], choices=[entry.slug for entry in MENU if not entry.hidden]
    )
    parser.add_argument("--browser", default="/usr/bin/chromium")
    return parser.parse_args()


def home_of(folder: Path, messages: int) -> Path:
    """Return a home with the demonstration district, its messages multiplied."""
    files, seed = folder / "files", folder / "seed"
    run("cli.py", "demo", files)
    run("cli.py", "import", *sorted(files.iterdir()), "--home", seed, "--yes")
    run("cli.py", "demo-registers", folder / "plans", "--home", seed)
    return multiplied(seed, folder / "home", max(1, round(messages / DEMO_MESSAGES)))


def measured(
    browser: Browser, title: str, slug: str, servers: tuple[Server, Server], pairs: int
) -> Times:
    """Measure one page against the empty one; what goes before the pairs is thrown away."""
    addresses = (f"{servers[0].address}/{slug}", f"{servers[1].address}/")
    loads = [tuple(_loaded(browser, address) for address in addresses) for _ in range(4)][1:]
    tabs = [browser.new_context(viewport={"width": 1440, "height": 900}).new_page() for _ in "ab"]
    for tab, address in zip(tabs, addresses, strict=True):
        tab.goto(address)
        tab.wait_for_selector(_IDLE, timeout=60_000)
        tab.wait_for_timeout(1000)
    both = list(zip(tabs, servers, strict=True))
    turns = [[_rerun(tab, server) for tab, server in both] for _ in range(pairs + 1)][1:]
    for tab in tabs:
        tab.context.close()
    return Times(
        title,
        tuple((ours[0], empty[0]) for ours, empty in turns),
        tuple((ours[1], empty[1]) for ours, empty in turns),
        tuple((ours, empty) for ours, empty in loads),
    )


def page(done: Sequence[Times], messages: int, day: date, machine: str) -> str:
    """Return the whole page in Markdown."""
    return "\n".join(_lines(done, messages, day, machine))


def _lines(done: Sequence[Times], messages: int, day: date, machine: str) -> Iterator[str]:
    yield "# Times of pages"
    yield ""
    yield f"Measured on {day:%Y-%m-%d} by `make bench`; written by it, edit nothing here."
    yield f"Machine: {machine}. About {messages:,} messages.".replace(",", " ")
    yield ""
    yield "| Page | Rerun above an empty page, ms | min – max | First load above, ms | CPU ÷ empty |"
    yield "|---|---|---|---|---|"
    yield from map(_row, done)
    yield ""
    yield f"Goals: a rerun at most {MUST_RERUN} ms above an empty page (aim {AIM_RERUN}), the first"
    yield f"load {MUST_LOAD} ms (aim {AIM_LOAD}), the server's processor time {MUST_CPU:g} times an"
    yield f"empty page's (aim {AIM_CPU:g}). An empty page reruns in {_empty(done):.0f} ms. Page and"
    yield "empty page in turns in one browser, medians over pairs."
    yield ""


def _row(times: Times) -> str:
    above = sorted(ours - empty for ours, empty in times.reruns)
    return (
        f"| {times.title} | **{times.rerun:.0f}** | {above[0]:.0f} – {above[-1]:.0f} | "
        f"{times.load:.0f} | {times.cpu_ratio:.1f} |"
    )


def _empty(done: Sequence[Times]) -> float:
    return median(empty for times in done for _, empty in times.reruns)


def _loaded(browser: Browser, address: str) -> float:
    """Return the milliseconds of a first load in a browser that has cached nothing."""
    tab = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    start = tab.evaluate("performance.timeOrigin + performance.now()")
    tab.goto(address)
    tab.wait_for_selector(_IDLE, timeout=60_000)
    took: float = tab.evaluate(
        "start => new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
        "() => done(performance.timeOrigin + performance.now() - start))))",
        start,
    )
    tab.context.close()
    return took


def _rerun(tab: Page, server: Server) -> tuple[float, float]:
    """Return the milliseconds of a rerun, and of the server's processor time in it."""
    tab.bring_to_front()
    before = server.cpu()
    tab.evaluate(_WATCH)
    tab.keyboard.press("r")
    tab.wait_for_function("() => window.took !== null", timeout=60_000)
    took: float = tab.evaluate("() => window.took")
    return took, 1000 * (server.cpu() - before)


if __name__ == "__main__":
    sys.exit(main())
