#!/bin/sh
# Opens the preview on a Mac, by a double click. Windows opens start.py itself.
cd "$(dirname "$0")" && exec python3 start.py
