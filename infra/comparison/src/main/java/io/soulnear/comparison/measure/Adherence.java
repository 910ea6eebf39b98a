package io.soulnear.comparison.measure;

import io.soulnear.comparison.run.Style;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How far an answer keeps the style in force, from 0 to 1: the share of these checks that it passes, of those that can be made.
 *
 * <ul>
 *   <li><b>length</b>: at most 50, 100, 300 or 600 words (the product's own limits), and for {@code detailed} at least 25 when the message had
 *       four words or more;
 *   <li><b>address</b>, in Russian, where the person is addressed at all: «вы» for {@code formal}, «ты» for the others;
 *   <li><b>restraint</b>, for {@code formal}: no exclamation mark, no emoji, and in English no contraction;
 *   <li><b>manner</b>, for {@code motivating}, {@code mentor}, {@code coach} and {@code therapist}: at least one word that such a voice lives by.
 * </ul>
 *
 * Irony, warmth and whether a word fits are not seen. The words of {@code manner} and the least length are our own choice.
 */
public final class Adherence {
    private static final Map<String, Integer> MOST =
            Map.of("ultra_brief", 50, "brief", 100, "medium", 300, "detailed", 600);
    private static final int LEAST_DETAILED = 25;
    private static final int SAYS_MUCH = 4;

    private static final Set<String> FAMILIAR = Set.of(
            "ты", "тебя", "тебе", "тобой", "твой", "твоя", "твое", "твои", "твоего", "твоей", "твоих", "твою", "твоим",
            "твоем");
    private static final Set<String> POLITE = Set.of(
            "вы", "вас", "вам", "вами", "ваш", "ваша", "ваше", "ваши", "вашего", "вашей", "ваших", "вашу", "вашим",
            "вашем");
    private static final Pattern LOUD = Pattern.compile("!|\\p{So}|[a-z]['’](?:s|m|re|ve|ll|d|t)\\b");

    private static final Map<String, Cues> MANNERS = Map.of(
            "motivating",
                    Cues.of(
                            "сил сумел смож смог можеш можете получ справ шаг уже вер strength strong step able already progress proud did"),
            "mentor",
                    Cues.of(
                            "опыт урок смысл целое целом врем путь пути учит experience lesson meaning whole path time teach learn"),
            "coach", Cues.of("шаг цел план конкретн начать сделать step goal plan concrete start first"),
            "therapist",
                    Cues.of("чувств ощущ внутри замеч будто похоже feel sense underneath beneath inside notic sound"));

    private Adherence() {}

    /**
     * The share of the checks that an answer passes.
     *
     * @param said the message that is answered
     * @param language of the answer that is owed
     */
    public static double of(String answer, Style style, String said, String language) {
        var words = Prose.words(answer);
        var made = 1;
        var passed = hasItsLength(words.size(), style.length(), said) ? 1 : 0;
        var formal = style.tone().equals("formal");
        var familiar = count(words, FAMILIAR);
        var polite = count(words, POLITE);
        if (language.equals("ru") && familiar + polite > 0) {
            made++;
            passed += (formal ? polite > familiar : familiar > polite) ? 1 : 0;
        }
        if (formal) {
            made++;
            passed += LOUD.matcher(answer).find() ? 0 : 1;
        }
        for (var manner : new String[] {style.tone(), style.personality()}) {
            var cues = MANNERS.get(manner);
            if (cues != null) {
                made++;
                passed += cues.areIn(words) ? 1 : 0;
            }
        }
        return (double) passed / made;
    }

    private static boolean hasItsLength(int words, String length, String said) {
        var enough = !length.equals("detailed")
                || words >= LEAST_DETAILED
                || Prose.words(said).size() < SAYS_MUCH;
        return enough && words <= MOST.getOrDefault(length, 300);
    }

    private static long count(List<String> words, Set<String> of) {
        return words.stream().filter(of::contains).count();
    }
}
