package io.soulnear.messaging;

import java.sql.SQLException;

/** What JDBC threw, unchecked. The cause tells {@link Failure} whether waiting helps. */
final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailure(SQLException cause) {
        super(cause);
    }
}
