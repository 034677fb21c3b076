"""Compiles modules to where Python looks for them, without making directories.

Not checked against its source (PEP 552): nobody but the engine writes either.
"""

import importlib.util
import marshal
import os
import sys

for source in sys.argv[1:]:
    with open(source, "rb") as file:
        text = file.read()
    code = compile(text, source, "exec", dont_inherit=True)
    target = importlib.util.cache_from_source(source)
    aside = f"{target}.{os.getpid()}"
    with open(aside, "wb") as file:
        file.write(importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little"))
        file.write(importlib.util.source_hash(text) + marshal.dumps(code))
    os.chmod(aside, 0o644)
    os.rename(aside, target)
