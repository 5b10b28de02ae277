"""Files that prove reports of execution: judged by their content, kept under their hash.

They are never opened here: what goes in comes out, whole, to whoever may take documents.
"""

import hashlib
import tempfile
from pathlib import Path
from typing import Final

from access.rights import Actor, Right, require
from data.durable import write_whole
from data.errors import NO_ROOM, FileRefused, NotFound, says_full
from data.file_names import shown_name
from data.guard import examine
from data.home import Home
from registers.plans.values import ProofFile

LARGEST: Final = 10 << 20  # bytes
KINDS: Final = {
    ".pdf": ((b"%PDF-",), "application/pdf"),
    ".png": ((b"\x89PNG\r\n\x1a\n",), "image/png"),
    ".jpg": ((b"\xff\xd8\xff",), "image/jpeg"),
    ".jpeg": ((b"\xff\xd8\xff",), "image/jpeg"),
    ".docx": (
        (b"PK\x03\x04",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ".xlsx": (
        (b"PK\x03\x04",),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
"""By the ending: how such a file begins, and how it is announced to a browser."""

_OFFICE = (".docx", ".xlsx")
_TAKEN = "Подойдут PDF, PNG, JPG, DOCX и XLSX."


def keep_proof(home: Home, actor: Actor, name: str, content: bytes) -> ProofFile:
    """Keep a file and return what it is found by; needs Right.REPORT_EXECUTION.

    Raises FileRefused when it is empty, too large, of another kind or not what its name says.
    """
    require(actor, Right.REPORT_EXECUTION)
    shown = shown_name(name)
    ending = Path(shown).suffix.lower()
    if not content:
        raise FileRefused(f"Файл «{shown}» пуст. Приложите другой.")
    if len(content) > LARGEST:
        raise FileRefused(
            f"Файл «{shown}» больше {LARGEST >> 20} МБ. Сожмите его или дайте на него ссылку."
        )
    if ending not in KINDS:
        raise FileRefused(f"Файл «{shown}» приложить нельзя. {_TAKEN}")
    if not content.startswith(KINDS[ending][0]):
        raise FileRefused(
            f"Внутри файла «{shown}» не то, что сказано в его имени. Сохраните его заново. {_TAKEN}"
        )
    if ending in _OFFICE:
        _guard(content)
    proof = ProofFile(shown, hashlib.sha256(content).hexdigest(), len(content))
    path = _path(home, proof)
    if not path.exists():
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            write_whole(path, content)
        except OSError as error:
            if not says_full(error):
                raise
            raise FileRefused(NO_ROOM) from error
    return proof


def proof_content(home: Home, actor: Actor, proof: ProofFile) -> bytes:
    """Return the file as it came; needs Right.EXPORT. Raises NotFound when it is there no more."""
    require(actor, Right.EXPORT)
    try:
        content = _path(home, proof).read_bytes()
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != proof.sha256:
        raise NotFound(
            f"Файла «{proof.name}» в хранилище нет или он повреждён. Приложите его снова, исправив "
            "отчёт."
        )
    return content


def announced(proof: ProofFile) -> str:
    """Return how a file is announced to a browser: by its ending alone."""
    return KINDS.get(Path(proof.name).suffix.lower(), ((), "application/octet-stream"))[1]


def _path(home: Home, proof: ProofFile) -> Path:
    return home.proofs / proof.sha256


def _guard(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proof"
        path.write_bytes(content)
        examine(path, documents=True)
