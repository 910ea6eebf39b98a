package io.soulnear.dialogue.prompt.application;

import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.prompt.application.Prompt.Part;
import io.soulnear.dialogue.prompt.domain.Fence;
import io.soulnear.dialogue.prompt.domain.TokenEstimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One prompt in the making: all parts, then less and less of what can be done without, until it fits. */
final class Assembly {
    private static final String HISTORY = "history";
    private static final String MESSAGE = "message";

    /**
     * What goes first when there is no room, one thing at a time: of messages the oldest, of patterns and insights the least important. What
     * stands elsewhere too comes first, the talk itself last.
     */
    private static final List<Step> FIRST_TO_GO = List.of(
            new Step(Sections.REPLIED, 0),
            new Step(Sections.WORKS, 0),
            new Step(Sections.INSIGHTS, 0),
            new Step(HISTORY, 3),
            new Step(Sections.SAID, 0),
            new Step(Sections.PATTERNS, 0),
            new Step(HISTORY, 1),
            new Step(Sections.SUMMARY, 0),
            new Step(HISTORY, 0));

    /** @param floor how many things stay at this step */
    private record Step(String part, int floor) {}

    /** Fills a template. */
    @FunctionalInterface
    interface Filling {
        String filled(String template, Map<String, @Nullable Object> facts);
    }

    private final Talk talk;
    private final List<Section> sections;
    private final Filling filling;
    private final List<Exchange> window;
    private final int[] pairTokens;
    private final String text;
    private final Map<String, Integer> kept = new HashMap<>();
    private final Map<String, Integer> tokens = new HashMap<>();
    private final Map<String, String> filled = new HashMap<>();

    Assembly(Talk talk, List<Section> sections, Filling filling, int budget) {
        this.talk = talk;
        this.sections = sections;
        this.filling = filling;
        this.window = talk.window();
        this.pairTokens = window.stream().mapToInt(Assembly::tokens).toArray();
        sections.forEach(section -> keep(section, section.things()));
        keepHistory(window.size());
        tokens.put(MESSAGE, TokenEstimate.of(talk.text()) + TokenEstimate.PER_MESSAGE);
        trim(budget);
        var room = budget - used() + tokens.getOrDefault(MESSAGE, 0) - TokenEstimate.PER_MESSAGE;
        this.text = TokenEstimate.cut(talk.text(), Math.max(room, budget / 2));
        tokens.put(MESSAGE, TokenEstimate.of(text) + TokenEstimate.PER_MESSAGE);
    }

    private void trim(int budget) {
        for (var step : FIRST_TO_GO) {
            while (used() > budget && kept.getOrDefault(step.part, 0) > step.floor) {
                var left = kept.getOrDefault(step.part, 0) - 1;
                if (step.part.equals(HISTORY)) {
                    keepHistory(left);
                } else {
                    sections.stream()
                            .filter(section -> section.name().equals(step.part))
                            .forEach(section -> keep(section, left));
                }
            }
        }
    }

    private int used() {
        return tokens.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void keep(Section section, int things) {
        kept.put(section.name(), things);
        filled.put(section.name(), things == 0 ? "" : filled(section, Fence::fenced));
        tokens.put(section.name(), things == 0 ? 0 : TokenEstimate.of(filled.getOrDefault(section.name(), "")) + 1);
    }

    private void keepHistory(int pairs) {
        kept.put(HISTORY, pairs);
        tokens.put(
                HISTORY,
                IntStream.of(pairTokens).skip(pairTokens.length - pairs).sum());
    }

    private static int tokens(Exchange past) {
        return TokenEstimate.of(past.person()) + TokenEstimate.of(past.companion()) + 2 * TokenEstimate.PER_MESSAGE;
    }

    private List<Exchange> last(int pairs) {
        return window.subList(window.size() - pairs, window.size());
    }

    private String filled(Section section, UnaryOperator<String> data) {
        return filling.filled(section.template(), section.facts().of(kept.getOrDefault(section.name(), 0), data));
    }

    /** The prompt as it is sent. */
    Prompt prompt() {
        return prompt(UnaryOperator.identity(), section -> filled.getOrDefault(section.name(), ""));
    }

    /** The same, with something else in place of every text of or about the person. */
    Prompt prompt(UnaryOperator<String> instead) {
        return prompt(instead, section -> filled(section, instead));
    }

    private Prompt prompt(UnaryOperator<String> spoken, Function<Section, String> told) {
        var parts = new ArrayList<Part>();
        sections.forEach(section -> parts.add(part(section.name(), section.things())));
        parts.add(part(HISTORY, window.size()));
        parts.add(new Part(MESSAGE, tokens.getOrDefault(MESSAGE, 0), 1, 1));
        var system = sections.stream()
                .filter(section -> kept.getOrDefault(section.name(), 0) > 0)
                .map(told)
                .collect(Collectors.joining("\n"));
        var history = last(kept.getOrDefault(HISTORY, 0)).stream()
                .map(past -> new Exchange(spoken.apply(past.person()), spoken.apply(past.companion()), past.crisis()))
                .toList();
        return new Prompt(
                Prompts.VERSION,
                system,
                history,
                spoken.apply(text),
                talk.manner().temperature(),
                parts);
    }

    private Part part(String name, int things) {
        return new Part(name, tokens.getOrDefault(name, 0), things, kept.getOrDefault(name, 0));
    }
}
