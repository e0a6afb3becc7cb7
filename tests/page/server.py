"""Serves the page over a data folder with small limits, for the browser tests: server.py DATA PORT."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

if __name__ == "__main__":
    from staged import staged

    import app
    from ingest.library import Library, load_settings
    from ingest.pipeline import ingest_paths
    from qa.page.connect import connect
    from qa.page.security import Limits

    data, port, *files = sys.argv[1:]
    with Library.open(load_settings(data)) as library:
        if files:
            ingest_paths(library, [Path(file) for file in files])
        services = staged(connect(library, ingest_paths))
        app.launch(services, port=int(port), limits=Limits(megabytes=2, files=4))
