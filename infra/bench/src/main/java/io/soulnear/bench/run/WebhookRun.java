package io.soulnear.bench.run;

import io.soulnear.bench.load.Latencies;
import io.soulnear.bench.stage.Stage;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Telegram's side of the webhook alone: commands are brought when they are due, whatever earlier ones take, and an update counts as taken when
 * the gateway has answered.
 */
public final class WebhookRun implements AutoCloseable {
    private static final Duration SETTLES = Duration.ofSeconds(15);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stage stage;
    private long number;

    /** @param stage with people registered, that gets its updates by webhook */
    public WebhookRun(Stage stage) {
        this.stage = stage;
    }

    /**
     * Brings updates at these rates, one after another.
     *
     * @param each told what each ramp has shown
     * @return all of it
     */
    public WebhookResult run(List<Ramp> ramps, BiConsumer<Ramp, WebhookResult> each) {
        var all = new Account();
        var seconds = 0.0;
        for (var ramp : ramps) {
            var account = new Account();
            bring(ramp, account);
            Stage.await(SETTLES, () -> account.open.sum() == 0);
            var time = ramp.time().toMillis() / 1000.0;
            each.accept(ramp, account.result(time));
            all.add(account);
            seconds += time;
        }
        return all.result(seconds);
    }

    private void bring(Ramp ramp, Account account) {
        var begin = System.nanoTime();
        var time = ramp.time().toNanos();
        var due = 0.0;
        while (due < time && !Thread.currentThread().isInterrupted()) {
            var moment = begin + (long) due;
            for (var ahead = moment - System.nanoTime(); ahead > 0; ahead = moment - System.nanoTime()) {
                LockSupport.parkNanos(ahead);
            }
            send(moment, account);
            due += 1e9 / ramp.at(due / time);
        }
    }

    private void send(long due, Account account) {
        account.open.increment();
        http.sendAsync(stage.update(number++, "/help"), HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    if (failure == null && answer.statusCode() == 200) {
                        account.nanos.add(System.nanoTime() - due);
                    } else {
                        account.refused.increment();
                    }
                    account.open.decrement();
                });
    }

    /** What became of the updates of a time. */
    private static final class Account {
        private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        private final LongAdder refused = new LongAdder();
        private final LongAdder open = new LongAdder();

        void add(Account other) {
            nanos.addAll(other.nanos);
            refused.add(other.refused.sum());
        }

        WebhookResult result(double seconds) {
            var taken = nanos.stream().mapToLong(Long::longValue).toArray();
            return new WebhookResult(Latencies.of(taken), refused.sum() + open.sum(), seconds);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
