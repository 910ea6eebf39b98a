package io.soulnear.sandbox.telegram.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text as it stands in a chat.
 *
 * @param text without any markup
 * @param entities sorted by offset, outer before inner
 */
public record FormattedText(String text, List<Entity> entities) {
    private static final Comparator<Entity> OUTER_FIRST = Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed());
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w/])/[A-Za-z0-9_]{1,64}(?:@\\w{3,32})?(?![\\w/])");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"«»]+[^\\s<>\"«».,!?:;)]");

    public FormattedText {
        entities = entities.stream().sorted(OUTER_FIRST).toList();
    }

    /** A text without markup. */
    public static FormattedText plain(String text) {
        return new FormattedText(text, List.of());
    }

    /** True when the text holds half a surrogate pair, which cannot be written as UTF-8. */
    public static boolean hasLoneSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What Telegram keeps: control characters become spaces, carriage returns vanish, white space around the text is
     * cut, entities follow.
     */
    public FormattedText cleaned() {
        var clean = new StringBuilder(text.length());
        var kept = new ArrayList<>(entities);
        for (int i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (unit == '\r') {
                var at = clean.length();
                kept.replaceAll(entity -> without(entity, at));
            } else {
                clean.append(unit < ' ' && unit != '\n' ? ' ' : unit);
            }
        }
        int end = clean.length();
        while (end > 0 && isBlank(clean.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && isBlank(clean.charAt(start))) {
            start++;
        }
        var cut = new ArrayList<Entity>();
        for (var entity : kept) {
            int from = Math.max(entity.offset(), start);
            int to = Math.min(entity.end(), end);
            if (to > from) {
                cut.add(new Entity(entity.type(), from, to - from, entity.url(), entity.language()).movedBy(-start));
            }
        }
        return new FormattedText(clean.substring(start, end), cut);
    }

    /** With the entities that Telegram finds by itself: commands and links, outside of what is already formatted as code. */
    public FormattedText detected() {
        if (text.indexOf('/') < 0) {
            return this;
        }
        var found = new ArrayList<>(entities);
        for (var type : List.of("url", "bot_command")) {
            var matcher = (type.equals("url") ? LINK : COMMAND).matcher(text);
            while (matcher.find()) {
                var entity = Entity.of(type, matcher.start(), matcher.end() - matcher.start());
                if (found.stream().noneMatch(other -> isOpaque(other) && overlap(other, entity))) {
                    found.add(entity);
                }
            }
        }
        return found.size() == entities.size() ? this : new FormattedText(text, found);
    }

    private static Entity without(Entity entity, int position) {
        if (entity.offset() > position) {
            return entity.movedBy(-1);
        }
        return entity.end() > position ? entity.withLength(entity.length() - 1) : entity;
    }

    private static boolean isOpaque(Entity entity) {
        return switch (entity.type()) {
            case "code", "pre", "text_link", "url" -> true;
            default -> false;
        };
    }

    private static boolean overlap(Entity one, Entity other) {
        return one.offset() < other.end() && other.offset() < one.end();
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\n';
    }
}
