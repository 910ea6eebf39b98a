package io.soulnear.safety;

import io.soulnear.safety.Vocabulary.Spelling;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a phrasebook; {@code wording_ru.txt} explains their syntax. */
final class PhrasebookReader {
    /** How many other words may stand between two of a phrase; an everyday phrase is taken at its word. */
    private static final int ASIDE = 1;

    private static final int FAR = 3;
    private static final int ANYWHERE = Integer.MAX_VALUE / 2;
    /** Shorter phrases, written without spaces, would be found in ordinary words. */
    private static final int UNMISTAKABLE = 7;
    /** A phrase of more spellings than this is not looked for without spaces. */
    private static final int SPELLINGS = 400;

    /** Words that stand for one another have one name. */
    private static final Pattern CLASS = Pattern.compile("@([a-z]+)");

    private static final Pattern DEFINITION = Pattern.compile("@([a-z]+) *= *(.+)");
    private static final Pattern ROLE = Pattern.compile("([a-z]+): (.+)");
    private static final Pattern SIGN = Pattern.compile("([a-z]+) (-?[1-9]): (.+)");

    /**
     * Words that decide what a phrase around them means.
     *
     * @param neverBetween never stand inside a phrase
     * @param denying take its sense away when they stand before it
     * @param aside may stand between a denial and what it denies
     * @param doubting turn a denial into a question ("why not")
     * @param own the person speaks of themselves
     * @param playing a game is spoken of
     * @param telling a story, the news or the past is told
     * @param alone say enough when a text holds hardly anything else
     */
    record Roles(
            BitSet neverBetween,
            BitSet denying,
            BitSet aside,
            BitSet doubting,
            BitSet own,
            BitSet playing,
            BitSet telling,
            BitSet alone) {}

    final List<Phrase> certain = new ArrayList<>();
    final List<Phrase> everyday = new ArrayList<>();
    final List<Phrase> wording = new ArrayList<>();
    final List<Phrase> signs = new ArrayList<>();
    final Set<String> withoutSpaces = new HashSet<>();
    final Roles roles = new Roles(
            new BitSet(),
            new BitSet(),
            new BitSet(),
            new BitSet(),
            new BitSet(),
            new BitSet(),
            new BitSet(),
            new BitSet());

    private final Vocabulary vocabulary;
    private final Map<String, String> classes = new HashMap<>();
    /** By the words as they are written: thousands of phrases are made of a few hundred such places. */
    private final Map<String, BitSet> fitting = new HashMap<>();

    PhrasebookReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    PhrasebookReader read(List<String> lines) {
        for (var line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                read(line.strip());
            }
        }
        return this;
    }

    private void read(String written) {
        var definition = DEFINITION.matcher(written);
        if (definition.matches()) {
            classes.put(definition.group(1), resolved(definition.group(2)));
            return;
        }
        var line = resolved(written);
        var role = ROLE.matcher(line);
        var sign = SIGN.matcher(line);
        if (sign.matches()) {
            for (var slots : phrases(sign.group(3), ASIDE, Spelling.EXACT)) {
                signs.add(new Phrase(slots, sign.group(1), Integer.parseInt(sign.group(2))));
            }
        } else if (role.matches()) {
            for (var word : role.group(2).split(" ")) {
                role(role.group(1)).or(fits(word, Spelling.EXACT));
            }
        } else if (line.startsWith("- ")) {
            add(line.substring(2), 0, everyday, Spelling.EXACT);
        } else if (line.startsWith("+ ")) {
            add(line.substring(2), ASIDE, certain, Spelling.FORGIVEN);
            remember(line.substring(2));
        } else if (line.startsWith("~ ") || line.startsWith("& ")) {
            var gap = line.startsWith("~ ") ? " .. " : " ... ";
            for (var order : orders(List.of(line.substring(2).split(" +")))) {
                add(String.join(gap, order), ASIDE, wording, Spelling.FORGIVEN);
            }
        } else {
            add(line, ASIDE, wording, Spelling.FORGIVEN);
            remember(line);
        }
    }

    private BitSet role(String name) {
        return switch (name) {
            case "between" -> roles.neverBetween;
            case "not" -> roles.denying;
            case "aside" -> roles.aside;
            case "why" -> roles.doubting;
            case "me" -> roles.own;
            case "game" -> roles.playing;
            case "tale" -> roles.telling;
            case "alone" -> roles.alone;
            default -> throw new IllegalArgumentException("No such role: " + name);
        };
    }

    private String resolved(String line) {
        return CLASS.matcher(line).replaceAll(name -> {
            var words = classes.get(name.group(1));
            if (words == null) {
                throw new IllegalArgumentException("No such words: " + name.group());
            }
            return Matcher.quoteReplacement(words);
        });
    }

    private static List<List<String>> orders(List<String> words) {
        if (words.size() == 1) {
            return List.of(words);
        }
        var orders = new ArrayList<List<String>>();
        for (int i = 0; i < words.size(); i++) {
            var rest = new ArrayList<>(words);
            var first = rest.remove(i);
            for (var order : orders(rest)) {
                var longer = new ArrayList<>(List.of(first));
                longer.addAll(order);
                orders.add(longer);
            }
        }
        return orders;
    }

    private void add(String line, int near, List<Phrase> phrases, Spelling spelling) {
        for (var slots : phrases(line, near, spelling)) {
            phrases.add(new Phrase(slots));
        }
    }

    private List<List<Phrase.Slot>> phrases(String line, int near, Spelling spelling) {
        var phrases = new ArrayList<List<Phrase.Slot>>();
        for (var variant : variants(line)) {
            var slots = new ArrayList<Phrase.Slot>();
            var gap = near;
            for (var token : variant) {
                if (token.equals("..")) {
                    gap = FAR;
                } else if (token.equals("...")) {
                    gap = ANYWHERE;
                } else if (token.equals("....")) {
                    gap = Phrase.BEYOND;
                } else {
                    var optional = token.startsWith("?");
                    slots.add(new Phrase.Slot(fits(optional ? token.substring(1) : token, spelling), gap, optional));
                    gap = optional ? gap : near;
                }
            }
            phrases.add(slots);
        }
        return phrases;
    }

    private BitSet fits(String alternatives, Spelling spelling) {
        return fitting.computeIfAbsent(spelling + alternatives, _ -> numbers(alternatives, spelling));
    }

    private BitSet numbers(String alternatives, Spelling spelling) {
        var numbers = new BitSet();
        for (var alternative : alternatives.split("\\|")) {
            var stem = alternative.endsWith("*");
            var word = stem ? alternative.substring(0, alternative.length() - 1) : alternative;
            numbers.set(vocabulary.id(Words.plain(word, vocabulary.alphabet()), stem, spelling));
        }
        return numbers;
    }

    /** An alternative of several words ({@code my_self}) makes a phrase of its own. */
    private static List<List<String>> variants(String line) {
        List<List<String>> variants = List.of(List.of());
        for (var token : line.strip().split(" +")) {
            var single = new ArrayList<String>();
            var several = new ArrayList<List<String>>();
            for (var alternative : token.split("\\|")) {
                if (alternative.contains("_")) {
                    several.add(List.of(alternative.split("_")));
                } else {
                    single.add(alternative);
                }
            }
            if (!single.isEmpty()) {
                several.add(List.of(String.join("|", single)));
            }
            var longer = new ArrayList<List<String>>();
            for (var begun : variants) {
                for (var next : several) {
                    var variant = new ArrayList<>(begun);
                    variant.addAll(next);
                    longer.add(variant);
                }
            }
            variants = longer;
        }
        return variants;
    }

    /** The phrase as it looks with every letter typed apart, when it is long enough to be unmistakable. */
    private void remember(String line) {
        for (var variant : variants(line)) {
            List<String> texts = List.of("");
            for (var token : variant) {
                if (token.startsWith("..") || token.startsWith("?")) {
                    continue;
                }
                var longer = new ArrayList<String>();
                for (var begun : texts) {
                    for (var alternative : token.split("\\|")) {
                        longer.add(begun + alternative.replace("*", ""));
                    }
                }
                texts = longer.size() > SPELLINGS ? List.of() : longer;
            }
            for (var text : texts) {
                var plain = Words.plain(text, vocabulary.alphabet());
                if (plain.length() >= UNMISTAKABLE) {
                    withoutSpaces.add(plain);
                }
            }
        }
    }
}
