package org.brewline.kernel.wire;

/** The numbers by which the five sockets are found: TCP ports, or suffixes of IPC paths. */
public record Ports(int shell, int iopub, int stdin, int control, int heartbeat) {}
