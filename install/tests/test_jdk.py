"""The JDK that starts the kernel, and the archive that it starts from."""

import json
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "python"))
from brewline import java, jdk  # noqa: E402


@pytest.fixture
def home(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "javac").write_text("")
    (tmp_path / "bin" / "javac").chmod(0o755)

    def of(version):
        (tmp_path / "release").write_text(f'IMPLEMENTOR="Somebody"\nJAVA_VERSION="{version}"\n')
        return str(tmp_path)

    return of


@pytest.mark.parametrize(
    "version, number", [("17.0.15", 17), ("25", 25), ("25.0.1", 25), ("26-ea", 26), ("1.8.0_292", 1), ("", 0)]
)
def test_a_jdk_says_its_version(home, version, number):
    assert jdk.version(home(version)) == number


def test_a_runtime_without_a_compiler_is_no_jdk(home, tmp_path):
    (tmp_path / "bin" / "javac").unlink()
    assert jdk.version(home("17")) == 0


def test_the_variables_come_before_the_newest(home, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", home("17.0.1"))
    monkeypatch.delenv("BREWLINE_JDK", raising=False)
    assert jdk.find() == home("17.0.1")


def test_one_that_is_too_old_is_passed_over(home, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", home("11.0.1"))
    monkeypatch.setattr(jdk, "FOLDERS", ())
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(jdk.NoJdk, match="version 17 or newer"):
        jdk.find()


def test_an_older_jdk_starts_from_a_class_data_archive(home):
    flags = java.archive_flags(home("17.0.15"), "kernel")
    assert flags[0].startswith("-XX:SharedArchiveFile=") and flags[0].endswith("/kernel.jsa")


@pytest.mark.parametrize("version", ["25", "25.0.1", "26-ea"])
def test_a_newer_jdk_starts_from_an_aot_cache(home, version):
    flags = java.archive_flags(home(version), "command")
    assert flags[0].startswith("-XX:AOTCache=") and flags[0].endswith("/command.aot")


def test_archives_that_another_user_made_are_taken_while_they_fit(home, tmp_path, monkeypatch):
    (tmp_path / "archives").mkdir()
    (tmp_path / "layout.json").write_text('{"jars": []}')
    monkeypatch.setattr(java, "HERE", str(tmp_path))
    monkeypatch.setattr(java, "LIB", str(tmp_path))
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("archives"))
    (tmp_path / "archives" / "stamp.json").write_text(json.dumps(java.stamp(home("17.0.15"))))
    assert java.archives(home("17.0.15")) == str(tmp_path / "archives")
    assert java.archives(home("17.0.16")) != str(tmp_path / "archives")
