"""What the server adds: headers on everything, closed doors, a Russian front page, readiness."""

import asyncio
import base64
import hashlib
import json
from pathlib import Path

import pytest
import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse

from data import journal
from data.home import home_at
from ui.http import HEADERS, Envelope, front_page, ready, to_first_page

INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


def _asked(app, path="/", headers=()):
    """Send one GET through the app; return status, headers, body."""
    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": b"", "root_path": "",
        "headers": [(b"host", b"x"), (b"accept", b"text/html"), *headers],
        "scheme": "http", "server": ("x", 80), "http_version": "1.1",
    }  # fmt: skip
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        await asyncio.Event().wait()  # the browser neither speaks nor leaves

    asyncio.run(app(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return start["status"], {k.decode(): v.decode() for k, v in start["headers"]}, body


@pytest.mark.parametrize("inner", [PlainTextResponse("ok"), HTMLResponse("<head></head>")])
def test_every_answer_has_the_headers_once(inner):
    status, headers, _ = _asked(Envelope(inner))
    assert status == 200
    assert HEADERS.items() <= headers.items()
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy  # nobody outside is let in


def test_a_header_of_the_inside_does_not_stand_twice():
    inner = PlainTextResponse("ok", headers={"X-Content-Type-Options": "other"})
    scope_headers = [k for k, _ in _raw(Envelope(inner)) if k.lower() == b"x-content-type-options"]
    assert scope_headers == [b"x-content-type-options"]


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/trends/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/mcp",
     "/_stcore/script-health-check"],
)  # fmt: skip
def test_doors_nobody_needs_are_closed(path):
    async def never(*_request):
        raise AssertionError("the request went through")

    status, headers, body = _asked(Envelope(never), path)
    assert (status, body) == (404, b"")
    assert "content-security-policy" in headers


def test_the_front_page_is_russian_and_knows_where_the_server_is():
    html, _ = front_page(INDEX, "/mcu")
    assert '<html lang="ru">' in html
    assert "<title>Сводка</title>" in html
    assert "включите JavaScript" in html
    assert "You need to enable JavaScript" not in html
    assert 'BACKEND_BASE_URL:window.location.origin+"/mcu/"' in html


def test_the_policy_allows_exactly_the_scripts_on_the_page():
    _, headers, body = _asked(Envelope(HTMLResponse(INDEX)))
    scripts = body.decode().split("<script>")[1:]
    assert len(scripts) == 2  # ours and Streamlit's
    for script in scripts:
        digest = hashlib.sha256(script.split("</script>")[0].encode()).digest()
        hashed = f"'sha256-{base64.b64encode(digest).decode()}'"
        assert hashed in headers["content-security-policy"]
    assert headers["content-security-policy"].count("sha256-") == 2


def test_a_page_sent_in_pieces_is_whole_and_its_length_is_right():
    async def pieces():
        for i in range(0, len(INDEX), 1000):
            yield INDEX[i : i + 1000].encode()

    inner = StreamingResponse(pieces(), media_type="text/html")
    _, headers, body = _asked(Envelope(inner))
    assert body.decode() == front_page(INDEX, "")[0]
    assert int(headers["content-length"]) == len(body)
    assert "etag" not in headers


@pytest.mark.parametrize(
    ("path", "asked"),
    [("/trends", {b"host", b"accept"}), ("/media/1.xlsx", {b"host", b"accept", b"range"})],
)
def test_a_page_is_asked_for_plain_and_whole_because_it_will_be_changed(path, asked):
    seen = {}

    async def inner(scope, receive, send):
        seen.update(scope["headers"])
        await PlainTextResponse("x")(scope, receive, send)

    _asked(Envelope(inner), path, [(b"accept-encoding", b"gzip"), (b"range", b"bytes=0-9")])
    assert seen.keys() == asked


def test_asking_for_the_headers_of_a_page_does_not_say_that_it_is_empty():
    async def inner(scope, receive, send):
        await HTMLResponse(headers={"content-length": str(len(INDEX))})(scope, receive, send)

    _, headers, body = _asked(Envelope(inner))
    assert body == b""
    assert "content-length" not in headers


def test_an_empty_home_is_ready():
    answer = ready(Request({"type": "http", "headers": []}))
    assert answer.status_code == 200
    assert json.loads(answer.body) == {"ready": True, "snapshot": 1}


def test_a_damaged_snapshot_is_built_anew(home_of_its_own):
    (home_of_its_own / "snapshots").mkdir(parents=True)
    (home_of_its_own / "snapshots" / "0001.duckdb").write_bytes(b"not a database")
    answer = ready(Request({"type": "http", "headers": []}))
    assert json.loads(answer.body) == {"ready": True, "snapshot": 2}


def test_not_ready_when_neither_a_snapshot_nor_the_store_is_there():
    journal.append(home_at(), "import", 1, "2026-11-12", "demo", {"sha256": "x"})
    answer = ready(Request({"type": "http", "headers": []}))
    assert answer.status_code == 503
    assert json.loads(answer.body) == {"ready": False}


@pytest.mark.parametrize(
    ("path", "query", "target"),
    [("/svodka", b"", "/"), ("/mcu/svodka", b"period=2026", "/mcu/?period=2026")],
)
def test_the_first_page_s_own_name_leads_to_the_root_with_its_filters(path, query, target):
    scope = {
        "type": "http", "path": path, "query_string": query, "headers": [(b"host", b"x")],
        "scheme": "http", "server": ("x", 80),
    }  # fmt: skip
    assert to_first_page(Request(scope)).headers["location"] == target


def _raw(app):
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
    asyncio.run(app(scope, None, send))
    return sent[0]["headers"]
