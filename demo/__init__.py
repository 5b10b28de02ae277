"""An invented district as files: exports and reports as the channels send them.

Nobody in these files exists. The package imports no other layer of the project: what it writes
reaches the system only through the ordinary import, like any other file.
"""

from demo.files import write

__all__ = ["write"]
