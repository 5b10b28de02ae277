"""Every sentence with which the code refuses a file or a row, found in its source."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

REFUSALS = {
    "Busy", "DiskFull", "FileRefused", "MappingError", "NotFound", "StoreDamaged", "Undecided",
    "UserError",
}  # fmt: skip
# Constants with what is said of rows and of whole files where nothing is raised.
REASONS = re.compile(r"_?([A-Z_]*REASONS?|UNREADABLE|[A-Z_]*_ID|TOO_HEAVY|BUG|BROKEN|CUT_OFF)")
GAP = "…"  # stands for what the program fills in


def refusal_texts(folder: Path) -> dict[str, str]:
    """Return text → where it stands, for the modules below ``folder``."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))}
    by_module = {
        ".".join(p.relative_to(folder.parent).with_suffix("").parts): t for p, t in trees.items()
    }
    found: dict[str, str] = {}
    for path, tree in trees.items():
        known = {**_imported(tree, by_module), **_constants(tree)}
        functions = {n.name: n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
        said = [node.args[0] for node in ast.walk(tree) if _refuses(node)]
        said += [node for name, node in _constants(tree).items() if REASONS.fullmatch(name)]
        for node in said:
            for text in _texts(node, known, functions):
                found.setdefault(text, f"{path.name}:{node.lineno}")
    # What starts with a stop is the end of another sentence.
    whole = {text: place for text, place in found.items() if not text.startswith(";")}
    return {text: place for text, place in whole.items() if len(beginning(text).split()) > 1}


def beginning(text: str) -> str:
    """Return the words by which a sentence is known: its first part, without what is filled in."""
    start = re.split(r"\.\s|\.$|;", re.sub(r"\{\w*\}", GAP, text).strip(f" ;{GAP}"))[0]
    return plain(start)


def plain(text: str) -> str:
    """Return words only, in small letters."""
    return " ".join(re.findall(r"[\w-]+", text.lower().replace("ё", "е")))


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    return {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }


def _imported(tree: ast.Module, modules: Mapping[str, ast.Module]) -> dict[str, ast.expr]:
    """Return the constants that a module takes from others, by name or behind their module."""
    found: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = modules.get(f"{node.module}.{alias.name}")
                if whole is not None:
                    found |= _constants(whole)
                elif node.module in modules:
                    constants = _constants(modules[node.module])
                    found |= {alias.name: constants[alias.name]} if alias.name in constants else {}
    return found


def _refuses(node: ast.AST) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    return name in REFUSALS


def _texts(
    node: ast.expr, constants: Mapping[str, ast.expr], functions: Mapping[str, ast.FunctionDef]
) -> list[str]:
    """Return the texts an expression may give; nothing for what comes from elsewhere at run time."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            filled = [p.value if isinstance(p, ast.Constant) else GAP for p in parts]
            return ["".join(map(str, filled))]
        case ast.BinOp(left=left):
            return _texts(left, constants, functions)
        case ast.IfExp(body=body, orelse=other):
            return [*_texts(body, constants, functions), *_texts(other, constants, functions)]
        case ast.Dict(values=values) | ast.Tuple(elts=values):
            return [text for value in values for text in _texts(value, constants, functions)]
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in constants:
            return _texts(constants[name], constants, functions)
        case ast.Call(func=ast.Attribute(value=value, attr="format")):
            return _texts(value, constants, functions)
        case ast.Call(func=ast.Name(id=name)) if name in functions:
            answers = [n.value for n in ast.walk(functions[name]) if isinstance(n, ast.Return)]
            return [text for one in answers if one for text in _texts(one, constants, functions)]
        case _:
            return []
