package io.soulnear.dialogue.prompt.application;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One part of the system prompt.
 *
 * @param template its file's name
 * @param things how many things it has to tell; without any it is left out
 */
record Section(String name, String template, int things, Facts facts) {
    /** What the template is filled with. */
    @FunctionalInterface
    interface Facts {
        /**
         * The facts.
         *
         * @param kept how many of the things there is room for, at least 1
         * @param data what becomes of a text that is data
         */
        Map<String, @Nullable Object> of(int kept, UnaryOperator<String> data);
    }

    /** A part that is always told. */
    static Section always(String name, String template, Facts facts) {
        return new Section(name, template, 1, facts);
    }

    /** A part that is told when something is so. */
    static Section when(boolean so, String name, Facts facts) {
        return new Section(name, name, so ? 1 : 0, facts);
    }
}
