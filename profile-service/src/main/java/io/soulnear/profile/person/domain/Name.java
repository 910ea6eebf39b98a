package io.soulnear.profile.person.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person wants to be called: one line of 1–32 graphemes with something to see in it, kept as typed but for outer
 * white space. It is untrusted text: whoever shows it, escapes it.
 */
public record Name(String value) {
    /** The longest name, in graphemes: what a reader takes for one character, however many code points it has. */
    public static final int MOST_GRAPHEMES = 32;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern OUTER_SPACE = Pattern.compile("^[\\p{Z}\\p{Cc}]+|[\\p{Z}\\p{Cc}]+$");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    public Name {
        if (!VISIBLE.matcher(value).find()
                || LINE_BREAK.matcher(value).find()
                || GRAPHEME.matcher(value).results().count() > MOST_GRAPHEMES) {
            throw new IllegalArgumentException("Not a name");
        }
    }

    /** The name in what was typed; empty when there is none. NUL is dropped and lone surrogates are replaced: no store takes them. */
    public static Optional<Name> read(String typed) {
        var storable = LONE_SURROGATE.matcher(typed.replace("\0", "")).replaceAll("\uFFFD");
        try {
            return Optional.of(new Name(OUTER_SPACE.matcher(storable).replaceAll("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
