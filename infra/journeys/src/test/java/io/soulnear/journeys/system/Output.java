package io.soulnear.journeys.system;

/** How a process ended and what it printed. */
public record Output(int exitCode, String text) {}
