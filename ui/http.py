"""What the server adds around Streamlit: headers, closed doors, a Russian front page, readiness."""

import base64
import hashlib
import re
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.errors import UserError
from data.home import home_at
from data.snapshots import current

# Streamlit writes styles into the page and starts workers from blobs; everything else is ours.
# `unsafe-eval` is absent on purpose: no chart in use needs it.
POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}
# Counters of the server and doors for programs: nobody outside has business there.
CLOSED = ("_stcore/metrics", "_stcore/script-health-check", "_stcore/agent")

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


class Envelope:
    """ASGI middleware: closes doors, sets the headers, and turns the front page Russian."""

    def __init__(self, app: ASGIApp, root: str = "") -> None:
        """`root` is the path the dashboard lies under, without a slash at its end."""
        self.app = app
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif _is_closed(scope["path"]):
            await Response(status_code=404, headers=_headers(""))(scope, receive, send)
        else:
            await self.app(_plain(scope), receive, _Answer(send, self.root))


class _Answer:
    """Passes an answer on; a page of HTML is held back until it is whole."""

    def __init__(self, send: Send, root: str) -> None:
        self.send = send
        self.root = root
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if _is_html(message):
                self.start = message
                return
            message = {**message, "headers": _joined(message["headers"], _headers(""))}
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._send_page(self.start)
            return
        await self.send(message)

    async def _send_page(self, start: Message) -> None:
        page, scripts = front_page(self.body.decode("utf-8"), self.root)
        body = page.encode("utf-8") if self.body else b""
        replaced = {b"content-length", b"etag", b"last-modified", b"accept-ranges"}
        kept = [(name, value) for name, value in start["headers"] if name.lower() not in replaced]
        if body:  # the answer to HEAD has none, and must not say that the page is empty
            kept.append((b"content-length", str(len(body)).encode()))
        await self.send({**start, "headers": _joined(kept, _headers(scripts))})
        await self.send({"type": "http.response.body", "body": body})


@lru_cache(maxsize=4)
def front_page(html: str, root: str) -> tuple[str, str]:
    """Return Streamlit's page in Russian, and the hashes of its inline scripts for the policy.

    The page is told where the server is. Left alone it looks for one below every deep link first,
    and each miss is an error in the console and a round trip.
    """
    found = f'window.__streamlit={{BACKEND_BASE_URL:window.location.origin+"{root}/"}}'
    html = html.replace("<head>", f"<head><script>{found}</script>", 1)
    html = html.replace('<html lang="en">', '<html lang="ru">', 1)
    html = html.replace("<title>Streamlit</title>", "<title>Сводка</title>", 1)
    words = "<noscript><p>Для работы «Сводки» включите JavaScript в браузере.</p></noscript>"
    html = _NOSCRIPT.sub(words, html)
    hashes = [
        base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
        for script in _INLINE_SCRIPT.findall(html)
    ]
    return html, "".join(f" 'sha256-{one}'" for one in hashes)


def ready(_request: Request) -> Response:
    """Answer «ok» when the newest snapshot can be read (an empty home gets an empty one)."""
    try:
        facts = current(home_at())
    except (UserError, OSError):
        return JSONResponse({"ready": False}, status_code=503)
    return JSONResponse({"ready": True, "snapshot": facts.number})


def to_first_page(request: Request) -> Response:
    """Lead from the first page's own name to the root, where Streamlit keeps it."""
    target = request.url.path.rsplit("/", 1)[0] + "/"
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(target + query, status_code=307)


def _is_closed(path: str) -> bool:
    return any(f"/{door}" in path for door in CLOSED)


def _is_html(message: Message) -> bool:
    headers = {name.lower(): value for name, value in message["headers"]}
    return headers.get(b"content-type", b"").startswith(b"text/html")


def _plain(scope: Scope) -> Scope:
    """Ask for the whole answer, uncompressed: a page will be changed, and any address may be one.

    Nothing is lost by it: scripts and downloads are never compressed, and only a download
    (`/media/`) may go on from where it broke off.
    """
    unwanted = (
        {b"accept-encoding"} if "/media/" in scope["path"] else {b"accept-encoding", b"range"}
    )
    headers = [(name, value) for name, value in scope["headers"] if name not in unwanted]
    return {**scope, "headers": headers}


def _headers(scripts: str) -> dict[str, str]:
    return {**HEADERS, "content-security-policy": POLICY.format(scripts=scripts)}


def _joined(sent: list[tuple[bytes, bytes]], ours: dict[str, str]) -> list[tuple[bytes, bytes]]:
    names = {name.encode() for name in ours}
    kept = [(name, value) for name, value in sent if name.lower() not in names]
    return kept + [(name.encode(), value.encode()) for name, value in ours.items()]
