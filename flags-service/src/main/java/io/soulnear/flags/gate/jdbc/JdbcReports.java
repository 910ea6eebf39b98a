package io.soulnear.flags.gate.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.gate.application.Reports;
import io.soulnear.flags.gate.domain.Report;
import io.soulnear.messaging.Transaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

@Singleton
final class JdbcReports implements Reports {
    private final ObjectMapper json;

    JdbcReports(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public List<Report> of(Transaction tx, String flag, int limit) {
        return tx.query("""
                select flag, verdict, reason, conversations, recording, base, candidate, actor, registered_at
                from replay_report where flag = ? order by number desc limit ?
                """, this::report, flag, limit);
    }

    @Override
    public void add(Transaction tx, Report report) {
        tx.update(
                """
                insert into replay_report (flag, verdict, reason, conversations, recording, base, candidate, actor, registered_at)
                values (?, ?, ?, ?, ?, ?::json, ?::json, ?, ?)
                """,
                report.flag(),
                report.verdict().name(),
                report.reason(),
                report.conversations(),
                report.recording(),
                write(report.base()),
                write(report.candidate()),
                report.registeredBy(),
                report.registeredAt());
    }

    private Report report(ResultSet row) throws SQLException {
        return new Report(
                row.getString("flag"),
                Report.Verdict.valueOf(row.getString("verdict")),
                row.getString("reason"),
                row.getInt("conversations"),
                row.getString("recording"),
                side(row.getString("base")),
                side(row.getString("candidate")),
                row.getString("actor"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }

    private Report.Side side(String text) {
        try {
            return json.readValue(text, Report.Side.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored report is not readable", e);
        }
    }

    private String write(Report.Side side) {
        try {
            return json.writeValueAsString(side);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings can't be written as JSON", e);
        }
    }
}
