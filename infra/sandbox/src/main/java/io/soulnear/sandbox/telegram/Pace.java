package io.soulnear.sandbox.telegram;

/** A leaky bucket: how much may pass, by the nanosecond clock. */
final class Pace {
    private boolean used;
    private long full;

    /**
     * Takes one place, or says how long to wait.
     *
     * @return 0 when taken, else the nanoseconds until there is a place
     */
    synchronized long take(double perSecond, int burst, long now) {
        if (perSecond <= 0) {
            return 0;
        }
        long each = (long) (1e9 / perSecond);
        long level = used ? Math.max(full - now, 0) : 0;
        long room = each * Math.max(burst, 1) - level;
        if (room < each) {
            return each - room;
        }
        used = true;
        full = now + level + each;
        return 0;
    }
}
