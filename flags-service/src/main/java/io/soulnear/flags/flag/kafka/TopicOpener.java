package io.soulnear.flags.flag.kafka;

import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.flags.flag.application.Opening;
import io.soulnear.runtime.Intake;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the service: makes the first flags, then the topic, and announces everything once, so that even a topic that
 * was lost holds all flags again. Kafka may come later; flags can be changed meanwhile.
 */
final class TopicOpener implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(TopicOpener.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Opening opening;
    private final FlagChanges changes;
    private final FlagTopic topic;
    private final CountDownLatch closing = new CountDownLatch(1);

    TopicOpener(Opening opening, FlagChanges changes, FlagTopic topic) {
        this.opening = opening;
        this.changes = changes;
        this.topic = topic;
    }

    @Override
    public void open() {
        opening.seed();
        Thread.ofVirtual().name("flags-announcement").start(this::announce);
    }

    private void announce() {
        do {
            try {
                topic.ensure();
                changes.announceAll();
                return;
            } catch (KafkaException e) {
                LOG.info("The topic of flags has to wait: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.warn("The flags could not be announced yet", e);
            }
        } while (!closes());
    }

    private boolean closes() {
        try {
            return closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
