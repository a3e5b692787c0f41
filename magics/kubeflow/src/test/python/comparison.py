"""Compares two pipelines field by field."""

import re


def renamed(value, names, used):
    """The same tree with every name replaced by the rules."""
    if isinstance(value, dict):
        return {renamed(k, names, used): renamed(v, names, used) for k, v in value.items()}
    if isinstance(value, list):
        return [renamed(each, names, used) for each in value]
    if isinstance(value, str):
        for rule in names:
            changed = re.sub(rule["kubeflow"], rule["brewline"], value)
            if changed != value:
                used.add(rule["kubeflow"])
            value = changed
    return value


def differences(ours, theirs, path=()):
    """Yields (path, ours, theirs); None stands for a field that is not there."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            yield from differences(ours.get(key), theirs.get(key), path + (key,))
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for i, (one, other) in enumerate(zip(ours, theirs)):
            yield from differences(one, other, path + (str(i),))
    elif ours != theirs:
        yield path, ours, theirs


def matches(pattern, path):
    parts = pattern.split("/")
    return len(parts) <= len(path) and all(
        part == "*" or part == found for part, found in zip(parts, path)
    )
