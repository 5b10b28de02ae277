"""A Streamlit script served on a free port of this machine, and the processor time it has taken."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks.process import ENVIRONMENT, ROOT, CommandFailed

_START_SECONDS = 60
_TICK = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: str
    pid: int

    def cpu(self) -> float:
        """Return the seconds of processor time it has taken since its start."""
        # The name in brackets may hold spaces; user and system time are fields 14 and 15.
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * _TICK


@contextmanager
def serving(script: str, home: Path) -> Generator[Server]:
    """Serve a script of this checkout with the data of a home until the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with (home / f"server-{port}.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--server.headless", "true"],
            cwd=ROOT,
            env={**ENVIRONMENT, "SVODKA_HOME": str(home)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(f"http://127.0.0.1:{port}", process.pid)
            _wait_for(port, process, script)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", script: str) -> None:
    for _ in range(_START_SECONDS * 10):
        if process.poll() is not None:
            break
        try:
            asked = HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request("GET", "/_stcore/health")
            asked.getresponse().read()
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
    raise CommandFailed(f"{script}: the server did not start")
