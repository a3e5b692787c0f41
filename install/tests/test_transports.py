"""How a frontend reaches the kernel: TCP and IPC, encrypted or not, with the signatures it asks for."""

import os
import stat
import time
from pathlib import Path

import pytest
import zmq
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager


@pytest.fixture
def kernel():
    """Starts kernels as asked, and ends them."""
    started = []

    def start(**settings):
        key = settings.pop("key", None)
        scheme = settings.pop("scheme", None)
        manager = KernelManager(kernel_name="brewline", **settings)
        if key is not None:
            manager.session.key = key
        if scheme is not None:
            manager.session.signature_scheme = scheme
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        started.append((manager, client))
        client.wait_for_ready(timeout=60)
        return manager, client

    yield start
    for manager, client in started:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def check(client):
    """All five channels work."""
    said = []

    def collect(message):
        said.append(message["content"].get("text", ""))

    reply = client.execute_interactive(
        'System.out.print("read " + new Scanner(System.in).nextLine())',
        timeout=60,
        output_hook=collect,
        stdin_hook=lambda message: client.input("grüß"),
        allow_stdin=True,
    )
    assert reply["content"]["status"] == "ok"
    assert "".join(said) == "read grüß"
    control = client.session.msg("list_subshell_request", {})
    client.control_channel.send(control)
    assert client.get_control_msg(timeout=60)["content"]["status"] == "ok"
    client.hb_channel.unpause()
    time.sleep(1.5)  # the time between two beats
    assert client.hb_channel.is_beating()


def test_unix_sockets(kernel, tmp_path):
    manager, client = kernel(transport="ipc", connection_file=str(tmp_path / "kernel.json"))
    check(client)
    sockets = [path for path in tmp_path.iterdir() if path.name.startswith("kernel-ipc-")]
    assert len(sockets) == 5
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o700 for path in sockets)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux tells a process's ports")
def test_unix_sockets_leave_no_port_open(kernel, tmp_path):
    manager, client = kernel(transport="ipc", connection_file=str(tmp_path / "kernel.json"))
    check(client)
    assert listening(manager.provisioner.process.pid) == []


def listening(pid):
    """The TCP ports on which a process waits for connections."""
    inodes = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        target = os.readlink(link)
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    ports = []
    for table in ("tcp", "tcp6"):
        for row in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            columns = row.split()
            if columns[3] == "0A" and columns[9] in inodes:
                ports.append(int(columns[1].split(":")[1], 16))
    return ports


def test_clients_of_unix_sockets_come_and_go(kernel, tmp_path):
    manager, client = kernel(transport="ipc", connection_file=str(tmp_path / "kernel.json"))
    for _ in range(3):
        other = BlockingKernelClient(connection_file=manager.connection_file)  # with a session of its own
        other.load_connection_file()
        other.start_channels()
        other.wait_for_ready(timeout=60)
        other.stop_channels()
    check(client)


@pytest.mark.parametrize("transport", ["tcp", "ipc"])
def test_curve_encrypts(kernel, transport, tmp_path):
    if not zmq.has("curve"):
        pytest.skip("this pyzmq has no CurveZMQ")
    settings = {"connection_file": str(tmp_path / "kernel.json")} if transport == "ipc" else {}
    manager, client = kernel(transport_encryption="required", transport=transport, **settings)
    assert manager.curve_publickey
    check(client)


def test_curve_answers_nobody_who_has_no_key(kernel):
    if not zmq.has("curve"):
        pytest.skip("this pyzmq has no CurveZMQ")
    manager, client = kernel(transport_encryption="required")
    plain = BlockingKernelClient()
    info = manager.get_connection_info()
    plain.load_connection_info({name: value for name, value in info.items() if not name.startswith("curve")})
    plain.start_channels()
    plain.kernel_info()
    with pytest.raises(Exception):
        plain.get_shell_msg(timeout=2)
    plain.stop_channels()
    check(client)


@pytest.mark.parametrize("settings", [{"scheme": "hmac-sha512"}, {"scheme": "hmac-md5"}, {"key": b""}])
def test_signatures_as_the_frontend_asks(kernel, settings):
    check(kernel(**settings)[1])


def test_a_wrong_signature_is_never_answered(kernel):
    manager, client = kernel()
    info = manager.get_connection_info()
    forger = BlockingKernelClient()
    forger.load_connection_info({**info, "key": b"guessed"})
    forger.start_channels(hb=False)
    forger.kernel_info()
    with pytest.raises(Exception):
        forger.get_shell_msg(timeout=2)
    forger.stop_channels()
    check(client)


def test_a_message_that_is_sent_again_is_answered_once(kernel):
    manager, client = kernel()
    session = client.session
    message = session.msg("kernel_info_request", {})
    frames = session.serialize(message)
    client.shell_channel.socket.send_multipart(frames)
    while client.get_shell_msg(timeout=60)["parent_header"]["msg_id"] != message["header"]["msg_id"]:
        pass  # a client that had to wait for the kernel asked it more than once
    client.shell_channel.socket.send_multipart(frames)
    with pytest.raises(Exception):
        client.get_shell_msg(timeout=2)
    check(client)
