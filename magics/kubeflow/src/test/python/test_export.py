"""The exported pipelines in the hands of Kubeflow's own SDK.

Run: pytest test_export.py, with the packages of requirements.txt. The files are those that the Java tests check.
"""

import pathlib

import comparison
import pipelines
import pytest
import yaml
from google.protobuf import json_format
from kfp import compiler, components, dsl
from kfp.pipeline_spec import pipeline_spec_pb2

HERE = pathlib.Path(__file__).parent
GOLDEN = HERE.parent / "resources" / "golden"
FILES = sorted(GOLDEN.glob("*.yaml"))
KNOWN = yaml.safe_load((HERE / "differences.yaml").read_text())


def documents(file):
    return list(yaml.safe_load_all(file.read_text()))


def compiled(pipeline, folder):
    file = folder / "python.yaml"
    compiler.Compiler().compile(pipeline, str(file))
    return documents(file)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_format_knows_every_field(file):
    spec, *platform = documents(file)
    json_format.ParseDict(spec, pipeline_spec_pb2.PipelineSpec(), ignore_unknown_fields=False)
    for document in platform:
        json_format.ParseDict(document, pipeline_spec_pb2.PlatformSpec(), ignore_unknown_fields=False)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_sdk_loads_it_and_compiles_it_into_another_pipeline(file, tmp_path):
    loaded = components.load_component_from_text(file.read_text())
    required = {name: 1 for name in loaded.required_inputs}

    @dsl.pipeline(name="around")
    def around():
        loaded(**required)

    spec, *_ = compiled(around, tmp_path)
    ours = documents(file)[0]
    assert ours["pipelineInfo"]["name"] == loaded.name
    assert len(spec["deploymentSpec"]["executors"]) == len(ours["deploymentSpec"]["executors"])


def both(pipeline, folder, used):
    """Our document and theirs, in pairs, brought into one shape and under one set of names."""
    ours = documents(GOLDEN / f"{pipeline.name}.yaml")
    theirs = compiled(pipeline, folder)
    assert len(ours) == len(theirs)
    for rule in KNOWN["shapes"]:
        side = ours if rule["of"] == "brewline" else theirs
        before = side[0]
        side[0] = getattr(comparison, rule["shape"])(before)
        if side[0] != before:
            used.add(rule["shape"])
    return list(zip(ours, comparison.renamed(theirs, KNOWN["names"], used)))


@pytest.mark.parametrize("pipeline", pipelines.ALL, ids=lambda p: p.name)
def test_it_is_what_the_sdk_compiles_but_for_known_differences(pipeline, tmp_path):
    unknown = [
        "/".join(path) + f"\n  ours:   {one}\n  theirs: {other}"
        for one_document, other_document in both(pipeline, tmp_path, set())
        for path, one, other in comparison.differences(one_document, other_document)
        if not any(comparison.matches(place["place"], path) for place in KNOWN["places"])
    ]
    assert not unknown, "\n".join(unknown)


def test_every_known_difference_is_still_there_and_explained(tmp_path):
    used = set()
    for pipeline in pipelines.ALL:
        for one, other in both(pipeline, tmp_path, used):
            for path, *_ in comparison.differences(one, other):
                used |= {p["place"] for p in KNOWN["places"] if comparison.matches(p["place"], path)}
    listed = (
        {n["kubeflow"]: n for n in KNOWN["names"]}
        | {s["shape"]: s for s in KNOWN["shapes"]}
        | {p["place"]: p for p in KNOWN["places"]}
    )
    assert listed.keys() == used
    assert all(len(each["why"]) > 20 for each in listed.values())
