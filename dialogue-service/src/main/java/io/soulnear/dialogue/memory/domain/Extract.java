package io.soulnear.dialogue.memory.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A summary by rules, in the person's own sentences: those that carry most of what the talk keeps coming back to. Each is a line of its
 * own; what was kept before stays in front until there is no more room, and then the oldest goes first.
 */
public final class Extract {
    /** Sentences that one fold adds. */
    private static final int ADDED = 4;

    private static final int LONGEST = 200;
    private static final int FEWEST_WORDS = 3;
    private static final String MARK = "— ";

    private static final Pattern SENTENCE = Pattern.compile("[^.!?…\\n]+[.!?…]*");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’-]*");
    /** Words of one root are alike so far, in Russian and in English. */
    private static final int ROOT = 5;

    private static final Set<String> EMPTY = Set.of(
            ("и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще "
                            + "нет о из ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь "
                            + "там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего "
                            + "раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем "
                            + "чтобы нее были куда зачем всех можно при об это очень просто the a an and or but if then so to of in on at "
                            + "for with from by as is are was were be been am i me my we you your he she it they them his her its this that "
                            + "these those not no do does did have has had will would can could just very really about what when where who "
                            + "how all too also there here")
                    .split(" "));

    private Extract() {}

    /**
     * The summary that the sentences make together with what was kept before.
     *
     * @param before a summary of this kind or another, empty for none
     * @param texts what the person wrote, oldest first
     */
    public static String of(String before, List<String> texts) {
        var sentences = texts.stream().flatMap(Extract::sentences).toList();
        var weight = weights(sentences);
        var chosen = sentences.stream()
                .sorted(Comparator.comparingDouble((String sentence) -> value(sentence, weight))
                        .reversed())
                .limit(ADDED)
                .collect(Collectors.toSet());
        var lines = new LinkedHashSet<String>();
        before.lines().filter(line -> !line.isBlank()).forEach(lines::add);
        sentences.stream().filter(chosen::contains).forEach(sentence -> lines.add(MARK + sentence));
        return newest(new ArrayList<>(lines));
    }

    private static String newest(List<String> lines) {
        var from = lines.size();
        for (int room = Bounded.SUMMARY; from > 0; from--) {
            room -= lines.get(from - 1).length() + 1;
            if (room < 0) {
                break;
            }
        }
        return String.join("\n", lines.subList(from, lines.size()));
    }

    private static java.util.stream.Stream<String> sentences(String text) {
        return SENTENCE.matcher(text)
                .results()
                .map(match -> match.group().strip())
                .filter(sentence -> !sentence.endsWith("?"))
                .filter(sentence -> words(sentence).size() >= FEWEST_WORDS)
                .map(sentence -> Bounded.cut(sentence, LONGEST));
    }

    /** How often a root comes up; what is said in every other sentence and what is said once both say little. */
    private static Map<String, Integer> weights(List<String> sentences) {
        var weights = new HashMap<String, Integer>();
        for (var sentence : sentences) {
            roots(sentence).forEach(root -> weights.merge(root, 1, Integer::sum));
        }
        return weights;
    }

    private static double value(String sentence, Map<String, Integer> weight) {
        var roots = roots(sentence);
        var sum = roots.stream().mapToInt(root -> weight.getOrDefault(root, 0)).sum();
        return sum / Math.sqrt(roots.size() + 1.0);
    }

    private static Set<String> roots(String sentence) {
        return words(sentence).stream()
                .filter(word -> !EMPTY.contains(word))
                .map(word -> word.substring(0, Math.min(ROOT, word.length())))
                .collect(Collectors.toSet());
    }

    private static List<String> words(String sentence) {
        return WORD.matcher(sentence.toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .results()
                .map(match -> match.group())
                .toList();
    }
}
