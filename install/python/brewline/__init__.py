"""Brewline: a Java kernel for Jupyter with machine-learning pipelines built in.

What is here starts the JVM: as a kernel (kernel.py) and as the command brewline (command.py). The jars are in lib/.
"""
