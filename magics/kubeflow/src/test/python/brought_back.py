"""Takes a Kubeflow run into the quickstart's store: brought_back.py FOLDER OUT RUN CONFIG…, in the environment of install/test.

Prints as JSON what %import kfp and %compare say, and both runs' artifacts by hash and metrics.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[5] / "install" / "tests"))

from session import Session

FACTS = """
for (var run : List.of("%s", "latest")) {
    for (var step : Brewline.steps(run)) for (var artifact : step.artifacts())
        System.out.println(String.join("\\t", run, step.name() + "." + artifact.name(), artifact.content().hex()));
    Brewline.store().measures(Brewline.find(run).id()).forEach((name, value) ->
        System.out.println(String.join("\\t", run, name, String.valueOf(value))));
}"""


def main(folder, out, run, *config):
    session = Session(folder)
    try:
        said = session.good(f"%import kfp {out} --spec penguins.yaml {' '.join(config)}").shown
        compared = session.good(f"%compare {run} latest").shown
        facts = {run: {}, "latest": {}}
        for line in session.good(FACTS % run).text.splitlines():
            which, name, value = line.split("\t")
            facts[which][name] = value
    finally:
        session.end()
    print(json.dumps({"said": said, "compared": compared, "here": facts[run], "there": facts["latest"]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
