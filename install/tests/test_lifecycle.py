"""What a server does with the installed kernel beside running cells: start, interrupt, restart, shut down, go away."""

import os
import signal
import subprocess
import sys
import time
from queue import Empty

import pytest
from jupyter_client.kernelspec import KernelSpecManager

from session import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    session = Session(tmp_path_factory.mktemp("lifecycle"))
    yield session
    session.end()


def history(running, **asked):
    message = running.client.history(reply=True, timeout=60, raw=True, output=False, **asked)
    assert message["content"]["status"] == "ok"
    return [entry[2] for entry in message["content"]["history"]]


def test_the_kernelspec_says_the_protocol_that_the_kernel_speaks(session):
    spec = KernelSpecManager().get_kernel_spec("brewline")
    info = session.client.kernel_info(reply=True, timeout=60)["content"]
    assert spec.kernel_protocol_version == info["protocol_version"] == "5.5"
    assert spec.interrupt_mode == "message"
    assert info["supported_features"] == ["kernel subshells"]


@pytest.mark.parametrize("by", ["message", "signal"])
def test_an_interrupt_ends_a_busy_cell_and_nothing_else(session, by):
    session.good("int kept = 7;")
    client = session.client
    request = client.execute('System.out.println("begun"); System.out.flush(); while (true) {}')
    while client.get_iopub_msg(timeout=60)["msg_type"] != "stream":
        pass
    if by == "message":
        session.manager.interrupt_kernel()
    else:
        os.kill(session.manager.provisioner.process.pid, signal.SIGINT)
    reply = client.get_shell_msg(timeout=60)
    assert reply["parent_header"]["msg_id"] == request
    assert reply["content"]["ename"] == "Interrupted"
    assert session.good("kept").shown.strip() == "7"


def test_a_restart_forgets_the_variables_and_keeps_the_history(session):
    session.good("int forgotten = 1; // before the restart")
    session.manager.restart_kernel()
    session.client.wait_for_ready(timeout=60)
    assert session.run("forgotten").status == "error"
    assert "int forgotten = 1; // before the restart" in history(session, hist_access_type="tail", n=5)
    assert "int forgotten = 1; // before the restart" in history(session, hist_access_type="range", session=-1)
    found = history(session, hist_access_type="search", pattern="*before the restart", n=10, unique=True)
    assert found == ["int forgotten = 1; // before the restart"]


def test_a_shutdown_ends_the_process(tmp_path):
    session = Session(tmp_path)
    process = session.manager.provisioner.process
    session.client.shutdown()
    assert process.wait(timeout=30) == 0
    session.client.stop_channels()
    session.manager.cleanup_resources()


def test_a_kernel_whose_server_was_killed_ends_too(tmp_path):
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], cwd=tmp_path, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": ""}
    )
    kernel = int(server.stdout.readline())
    server.kill()
    server.wait()
    for _ in range(300):
        if not runs(kernel):
            return
        time.sleep(0.1)
    os.kill(kernel, signal.SIGKILL)
    raise AssertionError("the kernel outlived its server")


SERVER = """
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="brewline")
print(manager.provisioner.process.pid, flush=True)
import time
time.sleep(600)
"""


def runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_nothing_is_said_twice(session):
    """Every request has one reply, one busy and one idle."""
    client = session.client
    session.good("1")
    asked = [client.execute("2"), client.complete("Math.ma", 7), client.inspect("Math", 3), client.is_complete("int a =")]
    asked += [client.comm_info(), client.history(hist_access_type="tail", n=1), client.kernel_info()]
    replies = [client.get_shell_msg(timeout=60)["parent_header"]["msg_id"] for _ in asked]
    assert sorted(replies) == sorted(asked)
    states = {request: [] for request in asked}
    with pytest.raises(Empty):
        while True:
            message = client.get_iopub_msg(timeout=1)
            if message["msg_type"] == "status":
                states[message["parent_header"]["msg_id"]].append(message["content"]["execution_state"])
    for request, said in states.items():
        assert said[0] == "busy" and said[-1] == "idle" and said.count("idle") == 1, (request, said)
