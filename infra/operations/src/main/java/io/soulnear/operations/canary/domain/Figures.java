package io.soulnear.operations.canary.domain;

/**
 * How a build did in the window that is looked at.
 *
 * @param events how many it handled
 * @param failed attempts that failed, as a share of them
 * @param apologies people who were told that something went wrong, as a share of them
 * @param p95Seconds 95 of 100 events took at most so long
 */
public record Figures(double events, double failed, double apologies, double p95Seconds) {}
