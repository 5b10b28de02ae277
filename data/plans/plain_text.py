"""A plan as plain text: a row a line with tabs between cells, or a cell a line with a leading tab."""

from collections.abc import Iterator

from data.plans.blocks import Block, Row, Words

_ENOUGH = 3  # rows with tabs: fewer make no table


def has_tabs(text: str) -> bool:
    """Return whether the text is a table drawn with tabs."""
    return sum("\t" in line for line in text.splitlines()) >= _ENOUGH


def text_blocks(text: str) -> list[Block]:
    """Return the words and rows of the text; a place is the number of the line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tabbed = [line for line in lines if "\t" in line]
    alone = sum(line.startswith("\t") and "\t" not in line[1:] for line in tabbed)
    if alone * 2 > len(tabbed):
        return list(_cell_a_line(lines))
    return list(_row_a_line(lines))


def _row_a_line(lines: list[str]) -> Iterator[Block]:
    for number, line in enumerate(lines, start=1):
        if "\t" in line:
            yield Row(tuple(line.split("\t")), _place(number), 0)
        elif line.strip():
            yield Words(line, _place(number))


def _cell_a_line(lines: list[str]) -> Iterator[Block]:
    """Yield the blocks; a blank line ends a row, a line without a tab goes on with its cell."""
    cells: list[str] = []
    begun = 0
    for number, line in enumerate([*lines, ""], start=1):
        if line.startswith("\t"):
            if not cells:
                begun = number
            cells.append(line[1:])
        elif line.strip():
            if cells:
                cells[-1] = f"{cells[-1]}\n{line}"
            else:
                yield Words(line, _place(number))
        elif cells:
            yield Row(tuple(cells), _place(begun), 0, loose=True)
            cells = []


def _place(number: int) -> str:
    return f"строка {number}"
