"""Adds up what Maven's and Python's tests reported, and ends with the line that counts: count_tests.py ROOT"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main(root):
    reports = [root / "target" / "pytest.xml", root / "target" / "pytest-kubeflow.xml"]
    reports += [path for path in root.glob("**/target/surefire-reports/TEST-*.xml") if ".venv" not in path.parts]
    tests = failed = skipped = 0
    for report in reports:
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            tests += int(suite.get("tests"))
            failed += int(suite.get("failures")) + int(suite.get("errors"))
            skipped += int(suite.get("skipped"))
    print(f"{tests - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
