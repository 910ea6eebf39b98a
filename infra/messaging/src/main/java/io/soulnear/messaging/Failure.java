package io.soulnear.messaging;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** What a failure means for the event that met it. */
enum Failure {
    /** Something we depend on is away: wait and try again, without limit. */
    OUTAGE,
    /** The event itself can't be understood: a dead letter at once. */
    UNREADABLE,
    /** Our own bug, or data that breaks a rule: a few attempts, then a dead letter. */
    DEFECT;

    static Failure of(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            switch (at) {
                case UnreadableEvent _ -> {
                    return UNREADABLE;
                }
                case SQLException sql
                when isOutage(sql) -> {
                    return OUTAGE;
                }
                case KafkaException _, IOException _, TimeoutException _, InterruptedException _ -> {
                    return OUTAGE;
                }
                default -> {}
            }
        }
        return DEFECT;
    }

    /** Connection, resources, operator intervention, rollback by the server, read-only, I/O (PostgreSQL, appendix A). */
    private static boolean isOutage(SQLException sql) {
        var state = sql.getSQLState();
        if (sql instanceof SQLTransientException || sql instanceof SQLRecoverableException || state == null) {
            return true;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "53", "57", "58", "40", "55" -> true;
            default -> state.equals("25006") || state.equals("25P02");
        };
    }
}
