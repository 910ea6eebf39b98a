package io.soulnear.bench.run;

import io.soulnear.bench.stage.Figures;
import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.launcher.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills a long history of many people into the database, and has some of them search and talk; the dialogue's own timers tell. */
public final class MemoryRun {
    /** Turns of texts that are drawn from many; the strides make everybody's history another one. */
    private static final String TURNS = """
            insert into dialogue.turn (id, chat_id, mode, person_text, said_at, reply_text, answered_at, provider, model, prompt_version)
            select gen_random_uuid(), ? + turn % ?, case when turn / 10 % 4 = 0 then 'soulsleep' else 'helper' end,
                   s.said, now() - (? - turn) * interval '1 second', r.replied, now(), 'offline', 'reflective', 'v1'
            from generate_series(?, ?) turn
            join bench_text s on s.n = turn * 7919::bigint % 20000
            join bench_text r on r.n = turn * 104729::bigint % 20000
            """;

    private static final int TEXTS = 20_000;

    private static final String INDEX = """
            insert into dialogue.turn_index (turn_id, chat_id, said_at, words)
            select id, chat_id, said_at, dialogue.turn_words(chat_id, person_text, reply_text) from dialogue.turn t
            where not exists (select from dialogue.turn_index i where i.turn_id = t.id)
            """;

    private static final int CHUNK = 50_000;
    private static final Duration LATEST = Duration.ofSeconds(30);

    /** Stems and endings that are put together to words. */
    private static final String[] STEMS =
            ("работ дом сестр брат мам пап друг сон страх тревог радост вечер утр ноч ден недел город дорог "
                            + "деньг долг отпуск экзамен учёб начальник встреч разговор письм звонок ссор мир любов кот собак книг фильм музык спорт "
                            + "бег сил устал голов сердц врач больниц лекарств еда чай кофе окн дожд снег солнц море лес рек гор самолёт поезд машин "
                            + "квартир соседк ребёнок школ урок праздник подарок свадьб развод переезд план цел мечт успех ошибк вин стыд злост обид "
                            + "плач смех надежд вер помощ совет выбор решени вопрос ответ мысл памят истори жизн смерт время")
                    .split(" ");

    private static final String[] ENDINGS = {"а", "у", "ой", "е", "ы", "ам", "ами", "ный", "ная"};
    private static final String[] ENGLISH =
            "deadline meeting weekend holiday running sleeping boss project burnout friends".split(" ");

    private final Stage stage;
    private final String[] words = words();
    private final Random random = new Random(42);

    public MemoryRun(Stage stage) {
        this.stage = stage;
        stage.open(); // nobody answers the bot as in the onboarding any more
    }

    /**
     * What the service saw of the newest operations, in milliseconds.
     *
     * @param operations counted in all
     */
    public record Times(long operations, double median, double p95) {
        static Times of(Figures figures, String timer, long before) {
            return new Times(
                    figures.count(timer) - before, figures.millis(timer, "0.5"), figures.millis(timer, "0.95"));
        }
    }

    /**
     * Writes the history behind the service's back; it is indexed as the service would have done.
     *
     * @param messages of either side; two make a turn
     */
    public void fill(int messages, int people, Consumer<String> progress) {
        try (var connection = stage.database();
                var statement = connection.createStatement()) {
            statement.execute("create table bench_text (n int primary key, said text, replied text)");
            writeTexts(connection);
            var turns = messages / 2;
            for (int from = 0; from < turns; from += CHUNK) {
                write(connection, from, Math.min(from + CHUNK, turns) - 1, turns, people);
            }
            progress.accept(turns + " turns written");
            statement.execute("drop table bench_text");
            var definition = text(connection, "select pg_get_indexdef('dialogue.turn_index_words'::regclass)");
            statement.execute("drop index dialogue.turn_index_words");
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("set search_path = dialogue");
            statement.execute(INDEX);
            statement.execute(definition);
            statement.execute("vacuum analyze dialogue.turn");
            statement.execute("vacuum analyze dialogue.turn_index");
            progress.accept("index of "
                    + text(connection, "select pg_size_pretty(pg_relation_size('dialogue.turn_index_words'))"));
        } catch (SQLException e) {
            throw Problem.failed("The history can't be written: " + e.getMessage());
        }
    }

    private void writeTexts(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("insert into bench_text values (?, ?, ?)")) {
            for (int i = 0; i < TEXTS; i++) {
                insert.setInt(1, i);
                insert.setString(2, sentence(12));
                insert.setString(3, sentence(24));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String sentence(int length) {
        return IntStream.range(0, length).mapToObj(_ -> word()).collect(Collectors.joining(" ")) + ".";
    }

    private static void write(Connection connection, int from, int to, int turns, int people) throws SQLException {
        try (var insert = connection.prepareStatement(TURNS)) {
            insert.setLong(1, Stage.chat(0));
            insert.setInt(2, people);
            insert.setInt(3, turns);
            insert.setInt(4, from);
            insert.setInt(5, to);
            insert.executeUpdate();
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Has people search for one word or two. */
    public Times searches(int perSecond, Duration time) {
        return run(
                "soulnear_history_found",
                perSecond,
                time,
                _ -> "/search " + word() + (random.nextBoolean() ? " " + word() : ""));
    }

    /** Has people talk. */
    public Times talk(int perSecond, Duration time) {
        return run("soulnear_turns_recorded", perSecond, time, turn -> word() + " " + word() + " " + turn);
    }

    private Times run(String timer, int perSecond, Duration time, IntFunction<String> text) {
        var figures = stage.figures("dialogue");
        var before = figures.count(timer);
        var begin = System.nanoTime();
        var count = (int) (perSecond * time.toSeconds());
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(begin + (long) (i * 1e9 / perSecond) - System.nanoTime());
            stage.write(i % stage.people(), text.apply(i));
        }
        if (!Stage.await(LATEST, () -> figures.count(timer) - before >= count)) {
            throw Problem.failed("Of " + count + " only " + (figures.count(timer) - before) + " were served");
        }
        return Times.of(figures, timer, before);
    }

    /** A few are very common. */
    private String word() {
        return words[(int) (Math.pow(random.nextDouble(), 2) * words.length)];
    }

    private static String[] words() {
        var all = new ArrayList<>(List.of(ENGLISH));
        for (var ending : ENDINGS) {
            for (var stem : STEMS) {
                all.add(stem + ending);
            }
        }
        Collections.shuffle(all, new Random(7));
        return all.toArray(String[]::new);
    }
}
