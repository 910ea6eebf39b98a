package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

    private GroupCommit<Integer, String> group() {
        return new GroupCommit<>("test", commands -> {
            batches.add(List.copyOf(commands));
            if (commands.contains(-1)) {
                throw new IllegalArgumentException("bad row");
            }
            return commands.stream().map(it -> "done " + it).toList();
        });
    }

    private static List<Future<String>> submit(ExecutorService threads, GroupCommit<Integer, String> group, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> threads.submit(() -> group.submit(i)))
                .toList();
    }

    @Test
    void everyCallerGetsTheResultOfItsOwnCommand() throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = submit(threads, group(), 2_000);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo("done " + i);
            }
        }
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(2_000);
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(256));
    }

    @Test
    void whatGathersDuringACommitSharesTheNext() throws ExecutionException, InterruptedException {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var group = new GroupCommit<Integer, String>("test", commands -> {
            batches.add(List.copyOf(commands));
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return commands.stream().map(String::valueOf).toList();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> group.submit(0));
            entered.await();
            var rest = new ArrayList<Thread>();
            for (int i = 1; i <= 100; i++) {
                var command = i;
                rest.add(Thread.ofVirtual().start(() -> group.submit(command)));
            }
            await().until(() -> rest.stream().allMatch(it -> it.getState() == Thread.State.WAITING));
            release.countDown();
            assertThat(first.get()).isEqualTo("0");
            for (var thread : rest) {
                thread.join();
            }
        }
        assertThat(batches).hasSize(2);
    }

    @Test
    void oneBadCommandHurtsOnlyItself() throws InterruptedException, ExecutionException {
        var group = group();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var good = submit(threads, group, 300);
            var bad = threads.submit(() -> group.submit(-1));
            for (var result : good) {
                assertThat(result.get()).startsWith("done");
            }
            assertThatThrownBy(bad::get).hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anOutageFailsTheWholeBatchOnceForItsCallersToRetry() {
        var group = new GroupCommit<Integer, String>("test", commands -> {
            batches.add(List.copyOf(commands));
            throw new DatabaseFailure(new SQLTransientConnectionException("away"));
        });

        assertThatThrownBy(() -> group.submit(1)).isInstanceOf(DatabaseFailure.class);
        assertThat(batches).hasSize(1);
        assertThatThrownBy(() -> group.submit(2)).isInstanceOf(DatabaseFailure.class);
    }
}
