"""The suite that other kernels are tested with, against the installed kernelspec, with every optional part of it."""

import unittest

import jupyter_kernel_test

SHOWN = [
    ('html("<b>bold</b>")', "text/html"),
    ('markdown("*emphasis*")', "text/markdown"),
    ('latex("$x^2$")', "text/latex"),
    ('json(Map.of("a", 1))', "application/json"),
    ('"text"', "text/plain"),
    ("new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB)", "image/png"),
]


class BrewlineKernelTest(jupyter_kernel_test.KernelTests):
    kernel_name = "brewline"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("something");'
    completion_samples = [
        {"text": "Math.floo", "matches": {"floor", "floorDiv", "floorMod"}},
        {"text": "%lsm", "matches": {"%lsmagic"}},
    ]
    complete_code_samples = ["1 + 1", "int a = 1;", "void f() {}", "class A {}", ""]
    incomplete_code_samples = ["void f() {", "int a = (1 +", "class A {", "/* a comment", "if (true) {"]
    invalid_code_samples = [")", "class 5 {}"]
    code_generate_error = "Object o = null; o.hashCode()"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        *({"code": code, "mime": mime} for code, mime in SHOWN),
    ]
    code_display_data = [{"code": f"display({code})", "mime": mime} for code, mime in SHOWN]
    code_clear_output = "clearOutput(false);"
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max(1, 2)"


class BrewlineWelcomeTest(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "brewline"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
