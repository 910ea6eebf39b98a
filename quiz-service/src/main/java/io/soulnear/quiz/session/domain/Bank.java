package io.soulnear.quiz.session.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The questions of one category in one language, with the words that go with them.
 *
 * @param name of the category, as on a button
 * @param opening the sentence before the first question
 * @param themes what the questions shed light on
 * @param calm the words for answers in which nothing stands out
 * @param steps small next steps that suit everybody
 */
public record Bank(
        Category category,
        String name,
        String opening,
        List<Question> questions,
        List<Theme> themes,
        Calm calm,
        List<String> steps) {
    /** How many next steps a result names. */
    public static final int STEPS = 3;

    /**
     * What some of the questions have in common.
     *
     * @param headline opens the result when this theme is the strongest
     * @param contradiction what pulls in two directions in it
     * @param meaning what it may mean
     * @param strength what is good in it, at most 160 characters
     * @param step a small next step, at most 150 characters
     * @param glimpse said on the way when the theme stands out
     * @param cues plain beginnings of words, or of words one after another, by which own words speak for the theme
     * @param followUps what may be asked when the theme stands out
     */
    public record Theme(
            String id,
            String name,
            String headline,
            String contradiction,
            String meaning,
            String strength,
            String step,
            String glimpse,
            List<String> cues,
            List<FollowUp> followUps) {
        private static final Set<String> NOT = Set.of("не", "нет", "not", "never", "no");

        public Theme {
            limit(name, 40);
            limit(headline, 180);
            limit(contradiction, Finding.CONTRADICTION);
            limit(meaning, Finding.MEANING);
            limit(strength, Finding.STRENGTH);
            limit(step, 150);
            limit(glimpse, 180);
            cues = cues.stream().map(ScaleWords::plain).toList();
            followUps = List.copyOf(followUps);
        }

        /** Whether the words hold a cue that is not denied right before. */
        public boolean isHeardIn(String words) {
            var spoken = ScaleWords.plain(words).split(" ", -1);
            return cues.stream().map(cue -> cue.split(" ", -1)).anyMatch(cue -> isHeard(cue, spoken));
        }

        private static boolean isHeard(String[] cue, String[] spoken) {
            for (int at = 0; at + cue.length <= spoken.length; at++) {
                var isDenied = at > 0 && NOT.contains(spoken[at - 1]);
                int same = 0;
                while (!isDenied && same < cue.length && spoken[at + same].startsWith(cue[same])) {
                    same++;
                }
                if (same == cue.length) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The result when nothing stands out. */
    public record Calm(String name, String headline, String contradiction, String meaning, String strength) {
        public Calm {
            limit(name, 40);
            limit(headline, 180);
            limit(contradiction, Finding.CONTRADICTION);
            limit(meaning, Finding.MEANING);
            limit(strength, Finding.STRENGTH);
        }
    }

    /** @throws IllegalArgumentException that says what is wrong with the questions or the words */
    public Bank {
        questions = List.copyOf(questions);
        themes = List.copyOf(themes);
        steps = List.copyOf(steps);
        limit(name, 30);
        limit(opening, 180);
        steps.forEach(step -> limit(step, 150));
        require(steps.size() >= STEPS, "at least three steps");
        var ids = new HashSet<String>();
        require(all(questions, themes).map(Question::id).allMatch(ids::add), "ids that differ");
        require(ids.stream().noneMatch(Question::isMade), "ids of its own");
        var known = new HashSet<>(themes.stream().map(Theme::id).toList());
        require(known.size() == themes.size(), "themes that differ");
        require(
                all(questions, themes).map(Question::theme).allMatch(known::contains),
                "a known theme for every question");
        require(
                questions.stream()
                        .filter(Question.Choice.class::isInstance)
                        .flatMap(question -> ((Question.Choice) question).options().stream())
                        .allMatch(option -> option.theme() == null || known.contains(option.theme())),
                "a known theme for every option");
    }

    /** The theme of that id. */
    public Theme theme(String id) {
        return find(id).orElseThrow();
    }

    /** The theme of that id, if the bank has it. */
    public Optional<Theme> find(String id) {
        return themes.stream().filter(theme -> theme.id().equals(id)).findFirst();
    }

    /** Every question that can come from here, follow-ups included. */
    public Stream<Question> all() {
        return all(questions, themes);
    }

    private static Stream<Question> all(List<Question> questions, List<Theme> themes) {
        return Stream.concat(
                questions.stream(),
                themes.stream().flatMap(theme -> theme.followUps().stream()).map(FollowUp::question));
    }

    private static void limit(String text, int most) {
        require(!text.isBlank() && text.length() <= most, "1 to " + most + " characters, not \"" + text + "\"");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("A bank needs " + what);
        }
    }
}
