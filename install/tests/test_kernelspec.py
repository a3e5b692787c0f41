"""The kernelspec is made for the JDK that runs it."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "lib"))
from kernelspec import start_up_archive  # noqa: E402


def jdk(folder, version):
    (folder / "release").write_text(f'IMPLEMENTOR="Somebody"\nJAVA_VERSION="{version}"\n')
    return folder


def test_an_older_jdk_starts_from_a_class_data_archive(tmp_path):
    flags = start_up_archive(jdk(tmp_path, "17.0.15"), Path("/somewhere"))
    assert "-XX:SharedArchiveFile=/somewhere/brewline.jsa" in flags


@pytest.mark.parametrize("version", ["25", "25.0.1", "26-ea"])
def test_a_newer_jdk_starts_from_an_aot_cache(tmp_path, version):
    flags = start_up_archive(jdk(tmp_path, version), Path("/somewhere"))
    assert "-XX:AOTCache=/somewhere/brewline.aot" in flags


def test_a_jdk_that_says_no_version_is_named(tmp_path):
    (tmp_path / "release").write_text("")
    with pytest.raises(SystemExit, match="says no version"):
        start_up_archive(tmp_path, Path("/somewhere"))
