package io.soulnear.safety;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at what a model wants to say before a person sees any of it. The same text gives the same answer; microseconds for a reply. */
public final class OutputCheck {
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    /** Phones, cards, accounts: nine digits or more, with the usual signs between them. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ \\u00A0()-]{0,2}\\d){8,}");

    private final Map<Violation, List<Phrasebook>> wording;
    private final Told publiclyKnown;

    /**
     * @param wording what each violation sounds like, in every language
     * @param numbers what anybody may be told to call
     */
    public OutputCheck(Map<Violation, List<Phrasebook>> wording, List<String> numbers) {
        this.wording = new EnumMap<>(wording);
        this.publiclyKnown = new Told("", numbers);
    }

    /**
     * What is wrong with a reply; empty when nothing is. Of a reply that is still being written the beginning can be asked about.
     *
     * @param reply plain text or Markdown
     * @param told what the model was told, and what was said before
     */
    public Optional<Violation> check(String reply, Told told) {
        if (told.isRepeatedIn(reply)) {
            return Optional.of(Violation.LEAKED_INSTRUCTIONS);
        }
        if (hasForeignData(reply, told)) {
            return Optional.of(Violation.FOREIGN_DATA);
        }
        var readings = new IdentityHashMap<Vocabulary, Reading>();
        return wording.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(book -> book.isFoundIn(
                                readings.computeIfAbsent(book.vocabulary(), words -> new Reading(reply, words)))))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean hasForeignData(String reply, Told told) {
        var foreign = ADDRESS.matcher(reply).results().anyMatch(found -> !told.mentions(found.group()));
        return foreign
                || NUMBER.matcher(reply)
                        .results()
                        .anyMatch(found ->
                                !told.mentionsNumber(found.group()) && !publiclyKnown.mentionsNumber(found.group()));
    }
}
