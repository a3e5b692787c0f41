"""The installed kernel with its content in a bucket: the client for it is found beside the jars, not on the class path."""

import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from session import Session

MOTO = Path(__file__).resolve().parents[2] / ".venv-s3" / "bin" / "moto_server"


@pytest.fixture(scope="module")
def bucket():
    """The address of a server that speaks as S3 does, with one bucket."""
    if not MOTO.exists():
        pytest.skip("there is no server of buckets; install/test makes .venv-s3")
    server = subprocess.Popen(
        [MOTO, "-H", "127.0.0.1", "-p", "0"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    address = next(found[1] for line in server.stderr if (found := re.search(r"Running on (http://[0-9.:]+)", line)))
    urllib.request.urlopen(urllib.request.Request(f"{address}/team", method="PUT"))
    yield address
    server.terminate()
    server.wait()


def test_content_goes_into_the_bucket_and_comes_back(bucket, tmp_path, monkeypatch):
    monkeypatch.setenv("BREWLINE_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("BREWLINE_OBJECTS", "s3://team/brewline")
    monkeypatch.setenv("AWS_ENDPOINT_URL", bucket)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "us")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "ours")
    session = Session(tmp_path)
    try:
        session.good('%%component\nbyte[] load() { System.out.println("loading"); return new byte[5_000]; }')
        session.good("%%pipeline big\nload();")
        session.good("%run big")
        listed = urllib.request.urlopen(f"{bucket}/team?list-type=2").read().decode()
        assert re.search(r"<Key>brewline/objects/[0-9a-f]{2}/[0-9a-f]{62}</Key><.*<Size>5000</Size>", listed, re.S)
        assert re.search(r"<Key>brewline/runs/[0-9a-f-]{36}/load.log</Key>", listed)
        for kept in (tmp_path / "store" / "objects").rglob("*"):
            if kept.is_file():
                kept.unlink()
        session.good("%artifact latest/load")
        assert "5000" in session.good("load.length").shown
        assert "ClassNotFoundException" in session.run('Class.forName("software.amazon.awssdk.services.s3.S3Client")').shown
    finally:
        session.end()


def test_a_bucket_that_is_not_there_is_one_sentence(bucket, tmp_path, monkeypatch):
    monkeypatch.setenv("BREWLINE_OBJECTS", "s3://nobodys")
    monkeypatch.setenv("AWS_ENDPOINT_URL", bucket)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "us")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "ours")
    (tmp_path / "store").mkdir()
    said = subprocess.run([str(Path(sys.executable).with_name("brewline")), "runs", "--store", tmp_path / "store"], capture_output=True, text=True)
    assert said.returncode == 3
    assert 'there is no bucket "nobodys"' in said.stderr and "\tat " not in said.stderr
