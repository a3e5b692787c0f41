"""One round with one kernel: starts it, measures it, shuts it down. All times in seconds."""

import subprocess
import time
from pathlib import Path
from queue import Empty

import psutil
from jupyter_client.manager import KernelManager

from cells import BY_LANGUAGE

WARM_CELLS = 40
LOOK_UPS = 10


def round_with(kernel_name: str, language: str, starts_only: bool = False) -> dict[str, list[float]]:
    cells = BY_LANGUAGE[language]
    manager = KernelManager(kernel_name=kernel_name)
    started = time.perf_counter()
    manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        result = {"ready": [time.perf_counter() - started]}
        result["first cell"] = [_execute(client, cells.first)]
        if starts_only:
            return result
        for i in range(10):
            _execute(client, cells.warm.format(i=10_000 + i))
        result["warm cell"] = [_execute(client, cells.warm.format(i=i)) for i in range(WARM_CELLS)]
        _execute(client, cells.define)
        result["completion"] = [_ask(client, client.complete, cells.complete) for _ in range(LOOK_UPS)]
        result["inspection"] = [_ask(client, client.inspect, cells.inspect) for _ in range(LOOK_UPS)]
        time.sleep(1)
        result["idle memory, MB"] = [_resident_megabytes(manager)]
        result["100,000 lines"] = [_lines(client, cells.lines)]
        return result
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _execute(client, code: str, timeout: float = 60) -> float:
    """From sending the request to having both the reply and the idle status, as a frontend waits."""
    began = time.perf_counter()
    request = client.execute(code)
    idle = replied = False
    deadline = began + timeout
    while not idle:
        message = client.get_iopub_msg(timeout=deadline - time.perf_counter())
        if message["parent_header"].get("msg_id") == request and message["msg_type"] == "status":
            idle = message["content"]["execution_state"] == "idle"
    while not replied:
        reply = client.get_shell_msg(timeout=deadline - time.perf_counter())
        replied = reply["parent_header"].get("msg_id") == request
    took = time.perf_counter() - began
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"{code!r} failed: {reply['content']}")
    return took


def _lines(client, code: str) -> float:
    """NaN if the kernel lost the message that ends the cell: it filled the queue and dropped the rest."""
    try:
        return _execute(client, code, timeout=60)
    except Empty:
        return float("nan")


def _ask(client, ask, code: str) -> float:
    began = time.perf_counter()
    request = ask(code, len(code))
    while True:
        reply = client.get_shell_msg(timeout=60)
        if reply["parent_header"].get("msg_id") == request:
            return time.perf_counter() - began


def _resident_megabytes(manager) -> float:
    root = psutil.Process(manager.provisioner.pid)
    processes = [root, *root.children(recursive=True)]
    return sum(_unique(p) for p in processes) / 1e6


def _unique(process) -> float:
    """Resident bytes; pages shared with nobody's archive count once, so the file-backed ones stay in."""
    rollup = Path(f"/proc/{process.pid}/smaps_rollup")
    if rollup.exists():
        for line in rollup.read_text().splitlines():
            if line.startswith("Rss:"):
                return float(line.split()[1]) * 1024
    return float(process.memory_info().rss)
