"""The floor of goal 1: python-calamine reads the sheet into Python lists, and that is all."""

import sys

from python_calamine import CalamineWorkbook

if __name__ == "__main__":
    sheet = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)
    print(len(sheet.to_python()))
