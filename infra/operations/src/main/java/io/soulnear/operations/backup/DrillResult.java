package io.soulnear.operations.backup;

import java.time.Duration;
import java.time.Instant;

/**
 * What a drill has shown.
 *
 * @param bytes of the database that was backed up
 * @param backup how long the base backup took
 * @param chosen the moment that was asked for, just before an accident
 * @param rows that there were at that moment
 * @param same whether after the restore there were exactly those rows
 * @param restore from an empty folder until the database took writes again (RTO)
 * @param lost the age of the last row that the archive did not have, when the machine was lost (RPO)
 */
record DrillResult(
        long bytes, Duration backup, Instant chosen, long rows, boolean same, Duration restore, Duration lost) {
    static final Duration MOST_RESTORE = Duration.ofMinutes(5);
    static final Duration MOST_LOST = Duration.ofMinutes(1);

    /** Whether the rows came back, in time, and little enough was lost. */
    boolean isGood() {
        return same && restore.compareTo(MOST_RESTORE) <= 0 && lost.compareTo(MOST_LOST) <= 0;
    }
}
