"""The suite that other kernels are tested with, against the installed kernelspec."""

import unittest

import jupyter_kernel_test


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
    complete_code_samples = ["1 + 1", "int a = 1;", "void f() {}", "class A {}"]
    incomplete_code_samples = ["void f() {", "int a = (1 +", "class A {"]
    invalid_code_samples = [")", "class 5 {}"]
    code_generate_error = "Object o = null; o.hashCode()"
    code_execute_result = [{"code": "6 * 7", "result": "42"}, {"code": '"a" + "b"', "result": "ab"}]
    code_history_pattern = "6 * 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max(1, 2)"


if __name__ == "__main__":
    unittest.main()
