package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void whatIsAwayIsWaitedFor() {
        assertThat(Failure.of(new DatabaseFailure(new SQLTransientConnectionException("pool"))))
                .isEqualTo(Failure.OUTAGE);
        assertThat(Failure.of(new DatabaseFailure(new SQLException("terminated", "57P01"))))
                .isEqualTo(Failure.OUTAGE);
        assertThat(Failure.of(new DatabaseFailure(new SQLException("disk full", "53100"))))
                .isEqualTo(Failure.OUTAGE);
        assertThat(Failure.of(new CompletionException(new TimeoutException("kafka"))))
                .isEqualTo(Failure.OUTAGE);
        assertThat(Failure.of(new IllegalStateException(new IOException("reset"))))
                .isEqualTo(Failure.OUTAGE);
    }

    @Test
    void whatBreaksARuleIsOurBug() {
        assertThat(Failure.of(new DatabaseFailure(new SQLException("duplicate key", "23505"))))
                .isEqualTo(Failure.DEFECT);
        assertThat(Failure.of(new DatabaseFailure(new SQLException("no such column", "42703"))))
                .isEqualTo(Failure.DEFECT);
        assertThat(Failure.of(new NullPointerException())).isEqualTo(Failure.DEFECT);
        assertThat(Failure.of(new StackOverflowError())).isEqualTo(Failure.DEFECT);
    }

    @Test
    void whatCannotBeReadIsNotTriedAgain() {
        assertThat(Failure.of(new IllegalStateException(new UnreadableEvent("no id"))))
                .isEqualTo(Failure.UNREADABLE);
    }
}
