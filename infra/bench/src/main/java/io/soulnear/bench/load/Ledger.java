package io.soulnear.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Keeps for each text when it was due, who wrote it, and what came of it. Safe for many threads; times are of one monotonic clock. */
public final class Ledger {
    private static final class Text {
        final int person;
        final long due;
        long answered;
        int replies;
        int calls;
        boolean late;

        Text(int person, long due) {
            this.person = person;
            this.due = due;
        }
    }

    private final List<Text> texts = new ArrayList<>();
    private final int firstNumber;
    private final int[] latestReply;
    private int unanswered;
    private int misdirected;
    private int mixed;
    private int unmarked;

    /** @param people numbered from 0 */
    public Ledger(int people) {
        this(people, 0);
    }

    private Ledger(int people, int firstNumber) {
        this.firstNumber = firstNumber;
        latestReply = new int[people];
        Arrays.fill(latestReply, -1);
    }

    /** A new account whose marks differ from all of this one, so that stragglers are not taken for its own. */
    public synchronized Ledger next(int people) {
        return new Ledger(people, firstNumber + texts.size());
    }

    /** Notes a text that was due then; its mark goes into it. Texts of one person must be noted in their order. */
    public synchronized Mark due(int person, long nanos) {
        texts.add(new Text(person, nanos));
        unanswered++;
        return new Mark(person, firstNumber + texts.size() - 1);
    }

    /** Notes a message of the bot to a person; without a mark it answers nothing. */
    public synchronized void replied(int person, @Nullable Mark mark, long nanos) {
        var text = find(mark);
        if (mark == null || text == null) {
            unmarked++;
            return;
        }
        if (text.person != person) {
            misdirected++;
            return;
        }
        if (text.replies++ > 0) {
            return;
        }
        unanswered--;
        text.answered = nanos;
        text.late = mark.number() < latestReply[person];
        latestReply[person] = Math.max(latestReply[person], mark.number());
    }

    /** Notes that the model was asked; the last mark is the text in question, those before it are the conversation so far. */
    public synchronized void asked(List<Mark> marks) {
        var text = marks.isEmpty() ? null : find(marks.getLast());
        if (text == null) {
            return;
        }
        text.calls++;
        if (marks.stream().anyMatch(mark -> mark.person() != text.person)) {
            mixed++;
        }
    }

    /** How many texts there are. */
    public synchronized int size() {
        return texts.size();
    }

    /** How many texts have no reply yet. */
    public synchronized int unanswered() {
        return unanswered;
    }

    /**
     * What became of the texts from one place in the order of writing up to another, exclusive. What cannot be told apart by text (misdirected, mixed and
     * unmarked) is counted since the beginning.
     */
    public synchronized Outcome outcome(int from, int to) {
        return outcome(from, to, _ -> true);
    }

    /** The same of some people's texts alone, by the people's numbers. */
    public synchronized Outcome outcome(int from, int to, IntPredicate of) {
        var chosen = texts.subList(from, to).stream()
                .filter(text -> of.test(text.person))
                .toList();
        var repeatsOf = new int[latestReply.length];
        chosen.forEach(text -> repeatsOf[text.person] += Math.max(text.replies - 1, 0));
        return new Outcome(
                chosen.size(),
                (int) chosen.stream().filter(text -> text.replies == 0).count(),
                Arrays.stream(repeatsOf).sum(),
                Arrays.stream(repeatsOf).max().orElse(0),
                (int) chosen.stream().filter(text -> text.late).count(),
                misdirected,
                mixed,
                unmarked,
                chosen.stream().mapToInt(text -> text.calls).sum(),
                chosen.stream().mapToInt(text -> text.calls).max().orElse(0),
                Latencies.of(chosen.stream()
                        .filter(text -> text.replies > 0)
                        .mapToLong(text -> text.answered - text.due)
                        .toArray()));
    }

    /** When replies came first after a moment, as nanoseconds since then; -1 when none has. */
    public synchronized long firstReplyAfter(long nanos) {
        return texts.stream()
                .filter(text -> text.replies > 0 && text.answered - nanos >= 0)
                .mapToLong(text -> text.answered - nanos)
                .min()
                .orElse(-1);
    }

    /** The longest time without any reply, in nanoseconds, between a moment and the last reply after it. */
    public synchronized long longestSilenceAfter(long nanos) {
        var sinceThen = texts.stream()
                .filter(text -> text.replies > 0 && text.answered - nanos >= 0)
                .mapToLong(text -> text.answered - nanos)
                .sorted()
                .toArray();
        long longest = 0;
        long before = 0;
        for (long moment : sinceThen) {
            longest = Math.max(longest, moment - before);
            before = moment;
        }
        return longest;
    }

    private @Nullable Text find(@Nullable Mark mark) {
        int place = mark == null ? -1 : mark.number() - firstNumber;
        return place >= 0 && place < texts.size() ? texts.get(place) : null;
    }
}
