"""Real containers for the tests: Podman with its Docker-compatible socket, as root, without a daemon that stays."""

import os
import pathlib
import shutil
import subprocess
import time

CONFIG = pathlib.Path(__file__).parents[5] / "install" / "containers" / "containers.conf"


class NoContainers(Exception):
    """This machine can't run them; says why."""


class Engine:
    """One container engine with a storage of its own, in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.socket = folder / "podman.sock"
        self.environment = {**os.environ, "CONTAINERS_CONF": str(CONFIG)}
        self.service = None

    def podman(self, *arguments):
        root = ["--root", str(self.folder / "root"), "--runroot", str(self.folder / "run"), "--storage-driver", "vfs"]
        return ["podman", *root, *arguments]

    def start(self, image, tar):
        if os.environ.get("BREWLINE_CONTAINERS") == "no":
            raise NoContainers("BREWLINE_CONTAINERS is no")
        if not shutil.which("podman"):
            raise NoContainers("there is no podman")
        for command in (("load", "-q", "-i", str(tar)), ("run", "--rm", image, "java", "-version")):
            done = subprocess.run(self.podman(*command), env=self.environment, capture_output=True, text=True)
            if done.returncode != 0:
                raise NoContainers(done.stderr.strip().splitlines()[-1] if done.stderr else f"podman {command[0]} failed")
        self.service = subprocess.Popen(
            self.podman("system", "service", "--time=0", f"unix://{self.socket}"),
            env=self.environment,
            stderr=subprocess.DEVNULL,
        )
        while not self.socket.exists():
            if self.service.poll() is not None:
                raise NoContainers("podman's service ended")
            time.sleep(0.05)
        os.environ["DOCKER_HOST"] = f"unix://{self.socket}"

    def stop(self):
        if self.service:
            self.service.terminate()
            self.service.wait()
