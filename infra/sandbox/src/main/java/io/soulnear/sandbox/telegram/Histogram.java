package io.soulnear.sandbox.telegram;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts durations in buckets that grow with them: 64 to each power of two, so that a percentile is right to 2 %. */
final class Histogram {
    private static final int FINE_BITS = 6;
    private static final int FINE = 1 << FINE_BITS;
    private final AtomicLongArray buckets = new AtomicLongArray(FINE * 40);
    private final AtomicLong max = new AtomicLong();

    void record(long micros) {
        long value = Math.max(micros, 0);
        buckets.incrementAndGet(Math.min(bucket(value), buckets.length() - 1));
        max.accumulateAndGet(value, Math::max);
    }

    Counters.Latency snapshot() {
        long count = 0;
        for (int i = 0; i < buckets.length(); i++) {
            count += buckets.get(i);
        }
        return new Counters.Latency(count, at(0.50, count), at(0.95, count), at(0.99, count), max.get());
    }

    void clear() {
        for (int i = 0; i < buckets.length(); i++) {
            buckets.set(i, 0);
        }
        max.set(0);
    }

    private long at(double share, long count) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < buckets.length() && wanted > 0; i++) {
            seen += buckets.get(i);
            if (seen >= wanted) {
                return Math.min(upperEnd(i), max.get());
            }
        }
        return 0;
    }

    private static int bucket(long value) {
        if (value < FINE) {
            return (int) value;
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - FINE_BITS;
        return FINE * (shift + 1) + (int) (value >>> shift) - FINE;
    }

    private static long upperEnd(int bucket) {
        int shift = Math.max(bucket / FINE - 1, 0);
        long within = bucket < FINE ? bucket : bucket % FINE + FINE;
        return ((within + 1) << shift) - 1;
    }
}
