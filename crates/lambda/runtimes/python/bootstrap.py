"""Starts a Python function: what follows lies compiled beside this file, where that was possible."""

import os
import sys

import brookmill_runtime

# The function imports this file's neighbours never by accident.
sys.path = [entry for entry in sys.path if entry != os.path.dirname(__file__)]
brookmill_runtime.main()
