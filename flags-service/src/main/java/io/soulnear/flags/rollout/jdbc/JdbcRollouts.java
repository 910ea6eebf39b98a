package io.soulnear.flags.rollout.jdbc;

import io.soulnear.flags.rollout.application.Rollouts;
import io.soulnear.flags.rollout.domain.GuardRails;
import io.soulnear.flags.rollout.domain.Plan;
import io.soulnear.flags.rollout.domain.Rollout;
import io.soulnear.flags.rollout.domain.Stage;
import io.soulnear.messaging.Transaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

@Singleton
final class JdbcRollouts implements Rollouts {
    private static final String ROLLOUT = """
            select number, flag, steps, hold_seconds, at_least, p95_millis, apologies, failures, crisis_recall, rejections, stage, step, since,
                flag_version, actor, override_reason
            from rollout
            """;

    @Override
    public List<Rollout> underWay(Transaction tx) {
        return tx.query(ROLLOUT + "where stage in ('scheduled', 'holding') order by flag", JdbcRollouts::rollout);
    }

    @Override
    public List<Rollout> newest(Transaction tx) {
        return tx.query(
                ROLLOUT + "where number in (select max(number) from rollout group by flag) order by flag",
                JdbcRollouts::rollout);
    }

    @Override
    public Optional<Rollout> find(Transaction tx, String flag) {
        return tx
                .query(ROLLOUT + "where flag = ? order by number desc limit 1 for update", JdbcRollouts::rollout, flag)
                .stream()
                .findFirst();
    }

    @Override
    public List<Entry> journal(Transaction tx, long rollout) {
        return tx.query(
                "select at, percent, actor, what from rollout_journal where rollout = ? order by number",
                row -> new Entry(
                        instant(row, "at"), row.getInt("percent"), row.getString("actor"), row.getString("what")),
                rollout);
    }

    @Override
    public void add(Transaction tx, Rollout rollout, Entry entry) {
        var plan = rollout.plan();
        var stored = Stored.of(rollout.stage());
        var number = tx.query(
                        """
                        insert into rollout (flag, steps, hold_seconds, at_least, p95_millis, apologies, failures,
                            crisis_recall, rejections, stage, step, since, flag_version, actor, override_reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning number
                        """,
                        row -> row.getLong(1),
                        rollout.flag(),
                        plan.steps().stream().map(String::valueOf).collect(Collectors.joining(",")),
                        plan.hold().toSeconds(),
                        plan.atLeast(),
                        plan.rails().p95().toMillis(),
                        plan.rails().apologies(),
                        plan.rails().failures(),
                        plan.rails().crisisRecall(),
                        plan.rails().rejections(),
                        stored.name,
                        stored.step,
                        stored.since,
                        rollout.flagVersion(),
                        rollout.actor(),
                        rollout.override())
                .getFirst();
        write(tx, number, entry);
    }

    @Override
    public void move(Transaction tx, Rollout rollout, Entry entry) {
        var stored = Stored.of(rollout.stage());
        tx.update(
                "update rollout set stage = ?, step = ?, since = ?, flag_version = ? where number = ?",
                stored.name,
                stored.step,
                stored.since,
                rollout.flagVersion(),
                rollout.number());
        write(tx, rollout.number(), entry);
    }

    private static void write(Transaction tx, long rollout, Entry entry) {
        tx.update(
                "insert into rollout_journal (rollout, at, percent, actor, what) values (?, ?, ?, ?, ?)",
                rollout,
                entry.at(),
                entry.percent(),
                entry.actor(),
                entry.what());
    }

    private record Stored(String name, int step, Instant since) {
        static Stored of(Stage stage) {
            return switch (stage) {
                case Stage.Scheduled(var start) -> new Stored("scheduled", 0, start);
                case Stage.Holding(var step, var since) -> new Stored("holding", step, since);
                case Stage.Complete(var at) -> new Stored("complete", 0, at);
                case Stage.TakenBack(var at) -> new Stored("taken-back", 0, at);
                case Stage.Stopped(var at) -> new Stored("stopped", 0, at);
            };
        }

        Stage stage() {
            return switch (name) {
                case "scheduled" -> new Stage.Scheduled(since);
                case "holding" -> new Stage.Holding(step, since);
                case "complete" -> new Stage.Complete(since);
                case "taken-back" -> new Stage.TakenBack(since);
                case "stopped" -> new Stage.Stopped(since);
                default -> throw new IllegalStateException("No stage is called " + name);
            };
        }
    }

    private static Rollout rollout(ResultSet row) throws SQLException {
        var plan = new Plan(
                Arrays.stream(row.getString("steps").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                Duration.ofSeconds(row.getLong("hold_seconds")),
                row.getInt("at_least"),
                new GuardRails(
                        Duration.ofMillis(row.getLong("p95_millis")),
                        row.getDouble("apologies"),
                        row.getDouble("failures"),
                        row.getDouble("crisis_recall"),
                        row.getDouble("rejections")));
        return new Rollout(
                row.getLong("number"),
                row.getString("flag"),
                plan,
                new Stored(row.getString("stage"), row.getInt("step"), instant(row, "since")).stage(),
                row.getLong("flag_version"),
                row.getString("actor"),
                row.getString("override_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
