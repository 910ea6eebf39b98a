package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LanesTest {
    @Property(tries = 200)
    void everyKeyKeepsItsOrderAndNothingIsLostOrRunTwice(@ForAll @Size(max = 300) List<@IntRange(max = 7) Integer> keys)
            throws InterruptedException {
        var lanes = new Lanes();
        Map<Integer, List<Integer>> seen = new ConcurrentHashMap<>();
        var together = new AtomicInteger[8];
        var overlaps = new AtomicInteger();
        for (int i = 0; i < together.length; i++) {
            together[i] = new AtomicInteger();
        }
        var done = new CountDownLatch(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            var key = keys.get(i);
            var number = i;
            lanes.submit("key-" + key, () -> {
                if (together[key].incrementAndGet() > 1) {
                    overlaps.incrementAndGet();
                }
                seen.computeIfAbsent(key, _ -> Collections.synchronizedList(new ArrayList<>()))
                        .add(number);
                together[key].decrementAndGet();
                done.countDown();
            });
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(overlaps).hasValue(0);
        assertThat(seen.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
        assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(keys.size());
    }

    @Test
    void oneKeyThatWaitsHoldsNobodyElse() {
        var lanes = new Lanes();
        var release = new CountDownLatch(1);
        var others = new AtomicInteger();
        var after = new AtomicInteger();
        lanes.submit("stuck", () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        lanes.submit("stuck", after::incrementAndGet);
        for (int i = 0; i < 50; i++) {
            lanes.submit("other-" + i, others::incrementAndGet);
        }

        await().untilAtomic(others, equalTo(50));
        assertThat(after).hasValue(0);
        release.countDown();
        await().untilAtomic(after, equalTo(1));
    }
}
