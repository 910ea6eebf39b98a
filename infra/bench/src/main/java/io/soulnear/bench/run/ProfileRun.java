package io.soulnear.bench.run;

import io.soulnear.bench.load.Latencies;
import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.launcher.Problem;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Has many people talk, and some of them look at what came of it. */
public final class ProfileRun {
    private static final Duration LATEST = Duration.ofMinutes(5);

    /** Some show a pattern, some a mood, some nothing. */
    private static final List<String> SAID = List.of(
            "Не могу отказать маме, опять согласилась",
            "Сегодня гуляли в парке, было спокойно",
            "Денег не хватает до зарплаты, тревожно",
            "Я опять не справлюсь с этим проектом",
            "Посоветуй фильм на вечер",
            "Не могу уснуть, лежу и думаю о работе",
            "Спасибо, стало легче",
            "Боюсь, что он меня бросит",
            "Работаю без выходных, устала",
            "Мне помогает прогулка у реки");

    /** A deep analysis comes every so many messages. Nobody is to be due with all others, so people have said some more or fewer. */
    private static final int SPREAD = 20;

    /** What the analysis made of some people is given to all others, table by table, under their own numbers. */
    private static final List<String> TABLES = List.of("person", "progress", "remark", "mood", "pattern", "insight");

    private final Stage stage;
    private final int people;

    /**
     * @param stage with some people registered, whose profiles all others get
     * @param people in all
     */
    public ProfileRun(Stage stage, int people) {
        this.stage = stage;
        this.people = people;
    }

    /**
     * Has everybody talk: those registered do, all others get what came of it.
     *
     * @param turns that each has at least; some have up to nineteen more
     * @return messages per second that the analysis took when it got them all at once
     */
    public double fill(int turns) {
        var begin = System.nanoTime();
        var all = 0L;
        try (var says = stage.turns()) {
            for (int turn = 0; turn < turns + SPREAD; turn++) {
                for (int person = 0; person < stage.people(); person++) {
                    if (turn < turns + person % SPREAD) {
                        says.completed(person, said(person, turn));
                        all++;
                    }
                }
            }
        }
        awaitAnalysed(all);
        var rate = all * 1e9 / (System.nanoTime() - begin);
        copy();
        return rate;
    }

    /**
     * What came of a steady stream of messages.
     *
     * @param behind messages that were still to be analysed when the last one was said
     * @param looks how long {@code /my_profile} took meanwhile, until its first message was there
     * @param processors used by each process, 1.0 being one all the time
     */
    public record Result(long behind, Latencies looks, Map<String, Double> processors) {
        public Result {
            processors = new LinkedHashMap<>(processors);
        }
    }

    /** Has those registered open the menu, so that all that brings an update and its answer is compiled. */
    public void warmUp(int perSecond, Duration time) {
        stage.watch((_, _) -> {});
        var begin = System.nanoTime();
        for (int i = 0; i < perSecond * time.toSeconds(); i++) {
            LockSupport.parkNanos(begin + (long) (i * 1e9 / perSecond) - System.nanoTime());
            stage.write(i % stage.people(), "/menu");
        }
    }

    /** Has people say so many messages a second, all in turn, and look at their profiles. */
    public Result run(int perSecond, int looksPerSecond, Duration time) {
        var before = said();
        var count = (int) (perSecond * time.toSeconds());
        var every = perSecond / looksPerSecond;
        var asked = new ConcurrentHashMap<Integer, Long>();
        var times = new ConcurrentLinkedQueue<Long>();
        stage.watch((person, _) -> {
            var since = asked.remove((int) person);
            if (since != null) {
                times.add(System.nanoTime() - since);
            }
        });
        long behind;
        var used = stage.usage();
        try (var says = stage.turns()) {
            var begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos(begin + (long) (i * 1e9 / perSecond) - System.nanoTime());
                says.completed((int) (i * 7919L % people), said(i, i / people));
                if (i % every == 0) {
                    var person = i / every % stage.people();
                    asked.put(person, System.nanoTime());
                    stage.write(person, "/my_profile");
                }
            }
            behind = before + count - said();
        }
        var processors = stage.usage().since(used);
        awaitAnalysed(before + count);
        if (!asked.isEmpty()) {
            throw Problem.failed(asked.size() + " looks at a profile had no answer");
        }
        return new Result(
                behind, Latencies.of(times.stream().mapToLong(Long::longValue).toArray()), processors);
    }

    private static String said(int person, int turn) {
        return SAID.get((int) ((person + 3L * turn) % SAID.size()));
    }

    private void copy() {
        try (var connection = stage.database();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                var columns = text(
                        statement,
                        "select string_agg(quote_ident(column_name), ', ') from information_schema.columns"
                                + " where table_schema = 'profile' and table_name = '" + table
                                + "' and column_name <> 'chat_id'");
                statement.execute("insert into profile.%1$s (chat_id, %2$s) select chat_id + copy * %3$d, %2$s"
                                .formatted(table, columns, stage.people())
                        + " from profile.%s, generate_series(1, %d) copy"
                                .formatted(table, people / stage.people() - 1));
                statement.execute("vacuum analyze profile." + table);
            }
        } catch (SQLException e) {
            throw Problem.failed("The profiles can't be written: " + e.getMessage());
        }
    }

    private void awaitAnalysed(long all) {
        if (!Stage.await(LATEST, () -> said() >= all && waiting() == 0)) {
            throw Problem.failed("Of " + all + " messages only " + said() + " were analysed");
        }
    }

    /** Messages that have been taken. */
    private long said() {
        return number("select coalesce(sum(said), 0) from profile.progress");
    }

    /** People who are due to be looked at. */
    private long waiting() {
        return number("select count(*) from profile.progress where greatest(quick, deep) < said / 3 * 3");
    }

    private long number(String query) {
        try (var connection = stage.database();
                var statement = connection.createStatement()) {
            return Long.parseLong(text(statement, query));
        } catch (SQLException e) {
            throw Problem.failed("The database does not answer: " + e.getMessage());
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
