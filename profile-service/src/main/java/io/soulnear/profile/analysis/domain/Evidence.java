package io.soulnear.profile.analysis.domain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Looks for what a person is said to have said in what they did say. */
public final class Evidence {
    /** Less than this says nothing about anybody. */
    private static final int FEWEST_WORDS = 2;

    private static final int FEWEST_LETTERS = 6;
    private static final int LONGEST = 200;
    private static final double LOWEST_CONFIDENCE = 0.3;

    private final List<Spoken> spoken;

    /** @param said what the person said; a word that stands in several is taken from the latest */
    public Evidence(List<Utterance> said) {
        this.spoken = said.stream()
                .map(utterance -> new Spoken(utterance, Tokens.of(utterance.text())))
                .toList()
                .reversed();
    }

    private record Spoken(Utterance utterance, List<Tokens.Token> tokens) {}

    /**
     * Keeps of a finding what is proven. A claim that does not occur in the person's own words is dropped; when none is
     * left, the confidence is halved, but not below {@value #LOWEST_CONFIDENCE}.
     */
    public Sighting of(Finding finding) {
        var quotes = new LinkedHashMap<List<String>, Quote>();
        for (var claim : finding.claims()) {
            quote(claim).ifPresent(quote -> quotes.putIfAbsent(Tokens.words(quote.text()), quote));
        }
        var oldestFirst =
                quotes.values().stream().sorted(Comparator.comparing(Quote::at)).toList();
        var kept = oldestFirst.subList(Math.max(0, oldestFirst.size() - Pattern.QUOTES), oldestFirst.size());
        var confidence = kept.isEmpty() ? Math.max(finding.confidence() / 2, LOWEST_CONFIDENCE) : finding.confidence();
        return new Sighting(finding.theme(), kept, confidence);
    }

    /** The person's own words behind a claim, letter by letter; empty when they did not say that. */
    Optional<Quote> quote(String claim) {
        var words = Tokens.words(claim);
        var letters = words.stream().mapToInt(String::length).sum();
        if (words.size() < FEWEST_WORDS || letters < FEWEST_LETTERS) {
            return Optional.empty();
        }
        for (var one : spoken) {
            var at = indexOf(one.tokens(), words);
            if (at >= 0) {
                return Optional.of(cut(one, at, words.size()));
            }
        }
        return Optional.empty();
    }

    private static Quote cut(Spoken from, int first, int count) {
        var start = from.tokens().get(first).start();
        var last = first + count - 1;
        while (last > first && from.tokens().get(last).end() - start > LONGEST) {
            last--;
        }
        var end = from.tokens().get(last).end();
        return new Quote(
                from.utterance().text().substring(start, end),
                from.utterance().turn(),
                from.utterance().at());
    }

    private static int indexOf(List<Tokens.Token> tokens, List<String> words) {
        for (var at = 0; at + words.size() <= tokens.size(); at++) {
            var same = 0;
            while (same < words.size() && tokens.get(at + same).word().equals(words.get(same))) {
                same++;
            }
            if (same == words.size()) {
                return at;
            }
        }
        return -1;
    }
}
