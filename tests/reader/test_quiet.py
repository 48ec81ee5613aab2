"""Nothing of a run leaves the machine, or is kept on it to be sent."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_runtime_of_the_networks_keeps_no_reports_for_its_maker(tmp_path: Path) -> None:
    # A process of its own: the runtime decides once, when it is imported.
    unset = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    subprocess.run(
        [sys.executable, "-c", "from linter.reader import network; network.load()"],
        env=unset | {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)},
        check=True,
    )
    assert list(tmp_path.rglob("*onnxruntime*")) == []
