"""What the guides promise is what the product does."""

import re
import tomllib
from pathlib import Path

import pytest

from data.importing.tables.profile import parse_profile
from tests.architecture.tree import ROOT

NGINX = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
GUIDE = (ROOT / "docs" / "administration.md").read_text("utf-8")
LIMITS = tomllib.loads((ROOT / "data" / "limits.toml").read_text("utf-8"))


def block(text: str, head: str) -> str:
    """Return the inside of the nginx block that starts with the words."""
    found = re.search(re.escape(head) + r" \{\n(.*?)\n    \}", text, re.DOTALL)
    assert found, f"no {head}"
    return found[1]


def test_the_gate_lets_in_the_largest_upload_and_hardly_more() -> None:
    allowed = int(re.findall(r"client_max_body_size (\d+)m;", NGINX)[0])
    assert LIMITS["file"]["upload_mb"] < allowed <= LIMITS["file"]["upload_mb"] + 5


def test_the_gate_hides_the_counters_of_the_server() -> None:
    assert "return 404;" in block(NGINX, "location /_stcore/metrics")


def test_the_gate_answers_no_strange_host() -> None:
    strange = NGINX.split("server {")[1]
    assert "default_server" in strange
    assert "return 444;" in strange


def test_the_gate_passes_the_socket_and_the_name() -> None:
    inside = block(NGINX, "location /")
    for line in ("Host $host", "Upgrade $http_upgrade", 'Connection "upgrade"'):
        assert f"proxy_set_header {line};" in inside


@pytest.mark.parametrize(
    "header",
    [
        "Strict-Transport-Security",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Referrer-Policy",
        "Permissions-Policy",
    ],
)
def test_the_gate_adds_a_header_once(header: str) -> None:
    assert len(re.findall(rf"add_header {header} ", NGINX)) == 1
    # HSTS is the gate's own; the others may also come from behind it.
    ours = header == "Strict-Transport-Security"
    assert ours or f"proxy_hide_header {header};" in block(NGINX, "location /")


def test_the_annotated_mapping_is_accepted_and_says_what_it_says() -> None:
    text = (ROOT / "docs" / "guide" / "mapping.md").read_text("utf-8")
    example = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert len(example) == 1
    profile = parse_profile(example[0], "example")
    assert profile.columns["received_at"].headers == ("Дата",)
    assert profile.columns["received_at"].joined == ("Время",)
    assert profile.columns["answered_at"].headers == ("Дата ответа", "Закрыто")
    assert profile.norm.calendar_days == 30
    assert profile.settlements_as_is
    assert profile.topics_as_is


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs").rglob("*.md")) + [ROOT / "README.md"], ids=lambda p: p.stem
)
def test_links_of_the_guides_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []
