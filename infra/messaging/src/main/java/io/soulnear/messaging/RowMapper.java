package io.soulnear.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one row of a result, at which the result already stands. */
@FunctionalInterface
public interface RowMapper<T> {
    /** Gives what the row means; must not move the result. */
    T map(ResultSet row) throws SQLException;
}
