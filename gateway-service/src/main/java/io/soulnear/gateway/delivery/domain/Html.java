package io.soulnear.gateway.delivery.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Telegram's HTML: what of it is seen, and how to cut it so that every piece has its own tags opened and closed. */
final class Html {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>");
    private static final Pattern ENTITY = Pattern.compile("&(?:(lt|gt|amp|quot)|#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));");
    private static final Map<String, String> NAMED = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    private Html() {}

    /** A tag at its place in the visible text. */
    private record Tag(int at, String name, String raw, Kind kind) {
        private enum Kind {
            OPENS,
            CLOSES
        }

        String closing() {
            return "</" + name + ">";
        }
    }

    private record Parsed(String visible, List<Tag> tags) {}

    /** The text as it is seen: without tags, entities resolved. */
    static String visible(String html) {
        return Characters.clean(parse(html).visible);
    }

    /**
     * The visible pieces of a text with markup, in order; the first has its own limit. A short text is left as it is,
     * well-formed or not.
     */
    static List<String> pieces(String html, int first) {
        var parsed = parse(html);
        if (parsed.visible.length() <= first) {
            return Characters.invisible(parsed.visible) ? List.of() : List.of(html);
        }
        return Splitting.ranges(parsed.visible, first, blocks(parsed.tags)).stream()
                .map(range -> render(parsed, range))
                .toList();
    }

    /** Where blocks of code stand. */
    private static List<Splitting.Range> blocks(List<Tag> tags) {
        var blocks = new ArrayList<Splitting.Range>();
        var start = -1;
        for (var tag : tags) {
            if (tag.name.equalsIgnoreCase("pre")) {
                if (tag.kind == Tag.Kind.OPENS) {
                    start = tag.at;
                } else if (start >= 0) {
                    blocks.add(new Splitting.Range(start, tag.at));
                    start = -1;
                }
            }
        }
        return blocks;
    }

    private static Parsed parse(String html) {
        var visible = new StringBuilder(html.length());
        var tags = new ArrayList<Tag>();
        var tag = TAG.matcher(html);
        var entity = ENTITY.matcher(html);
        for (var i = 0; i < html.length(); ) {
            var c = html.charAt(i);
            if (c == '<' && tag.region(i, html.length()).lookingAt()) {
                var kind = tag.group(1).isEmpty() ? Tag.Kind.OPENS : Tag.Kind.CLOSES;
                tags.add(new Tag(visible.length(), tag.group(2), tag.group(), kind));
                i = tag.end();
            } else if (c == '&' && entity.region(i, html.length()).lookingAt()) {
                visible.append(resolved(entity.group(1), entity.group(2), entity.group(3), entity.group()));
                i = entity.end();
            } else {
                visible.append(c);
                i++;
            }
        }
        return new Parsed(visible.toString(), tags);
    }

    @SuppressWarnings("NullAway") // a group that did not take part is null, and exactly one of the three did
    private static String resolved(String name, String decimal, String hex, String raw) {
        if (name != null) {
            return NAMED.getOrDefault(name, raw);
        }
        var code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
        var isText = Character.isValidCodePoint(code) && code != 0 && (code < 0xD800 || code > 0xDFFF);
        return isText ? Character.toString(code) : "\uFFFD";
    }

    private static String render(Parsed parsed, Splitting.Range range) {
        var open = new ArrayDeque<Tag>();
        var piece = new StringBuilder();
        var at = range.start();
        var begun = false;
        for (var tag : parsed.tags) {
            if (tag.at > range.end() || (tag.at == range.end() && tag.kind == Tag.Kind.OPENS)) {
                break;
            }
            if (tag.at < range.start() || (tag.at == range.start() && tag.kind == Tag.Kind.CLOSES && !begun)) {
                follow(open, tag);
                continue;
            }
            if (!begun) {
                open.descendingIterator().forEachRemaining(outer -> piece.append(outer.raw));
                begun = true;
            }
            escape(parsed.visible, at, tag.at, piece);
            at = tag.at;
            piece.append(follow(open, tag));
        }
        if (!begun) {
            open.descendingIterator().forEachRemaining(outer -> piece.append(outer.raw));
        }
        escape(parsed.visible, at, range.end(), piece);
        open.forEach(inner -> piece.append(inner.closing()));
        return piece.toString();
    }

    /** Opens or closes a tag; gives what is to be written for it. Closing what is not open writes nothing. */
    private static String follow(Deque<Tag> open, Tag tag) {
        if (tag.kind == Tag.Kind.OPENS) {
            open.push(tag);
            return tag.raw;
        }
        if (open.stream().noneMatch(outer -> outer.name.equalsIgnoreCase(tag.name))) {
            return "";
        }
        var closing = new StringBuilder();
        Tag inner;
        do {
            inner = open.pop();
            closing.append(inner.closing());
        } while (!inner.name.equalsIgnoreCase(tag.name));
        return closing.toString();
    }

    private static void escape(String text, int from, int to, StringBuilder into) {
        for (var i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '&' -> into.append("&amp;");
                default -> into.append(text.charAt(i));
            }
        }
    }
}
