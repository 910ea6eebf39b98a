package io.soulnear.dialogue.wording.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text as it is read, and which stretches of it look different. Stretches may overlap at will; the HTML is well formed all the same. */
final class Markup {
    /** How a stretch looks. The order is that of nesting, outermost first: Telegram allows nothing inside code. */
    enum Look {
        PRE("pre"),
        LINK("a"),
        BOLD("b"),
        ITALIC("i"),
        UNDERLINE("u"),
        STRIKE("s"),
        CODE("code");

        private final String tag;

        Look(String tag) {
            this.tag = tag;
        }

        boolean isLiteral() {
            return this == PRE || this == CODE;
        }
    }

    /** A stretch from {@code from} inclusive to {@code to} exclusive; {@code target} is a link's address, else empty. */
    record Stretch(int from, int to, Look look, String target) {
        private Stretch without(int start, int end) {
            return new Stretch(shifted(from, start, end), shifted(to, start, end), look, target);
        }

        private static int shifted(int at, int start, int end) {
            return at <= start ? at : at >= end ? at - (end - start) : start;
        }
    }

    private final StringBuilder text;
    private final List<Stretch> stretches;

    Markup(StringBuilder text, List<Stretch> stretches) {
        this.text = text;
        this.stretches = new ArrayList<>(stretches);
    }

    static Markup plain(String text) {
        return new Markup(new StringBuilder(text), List.of());
    }

    String text() {
        return text.toString();
    }

    boolean isFormatted() {
        return !stretches.isEmpty();
    }

    /** Whether the place lies in code, where a full stop ends nothing. */
    boolean isLiteral(int at) {
        return stretches.stream().anyMatch(s -> s.look.isLiteral() && s.from <= at && at < s.to);
    }

    void replace(int from, int to, String with) {
        delete(from, to);
        text.insert(from, with);
        stretches.replaceAll(s -> new Stretch(
                s.from >= from ? s.from + with.length() : s.from,
                s.to > from ? s.to + with.length() : s.to,
                s.look,
                s.target));
    }

    void delete(int from, int to) {
        text.delete(from, to);
        stretches.replaceAll(s -> s.without(from, to));
        stretches.removeIf(s -> s.from == s.to);
    }

    void strip() {
        var whole = text.toString();
        var end = whole.stripTrailing().length();
        delete(end, whole.length());
        delete(0, whole.length() - whole.stripLeading().length());
    }

    String html() {
        var edges = stretches.stream()
                .flatMap(s -> List.of(s.from, s.to).stream())
                .distinct()
                .sorted()
                .toList();
        var html = new StringBuilder(text.length() + 16);
        var open = new ArrayList<Stretch>();
        var at = 0;
        for (int edge : edges) {
            escape(text.substring(at, edge), html);
            at = edge;
            var next = over(edge);
            var same = 0;
            while (same < open.size() && same < next.size() && open.get(same).equals(next.get(same))) {
                same++;
            }
            while (open.size() > same) {
                html.append("</").append(open.removeLast().look.tag).append('>');
            }
            for (var stretch : next.subList(same, next.size())) {
                html.append('<').append(stretch.look.tag);
                if (stretch.look == Look.LINK) {
                    html.append(" href=\"");
                    escape(stretch.target, html);
                    html.append('"');
                }
                html.append('>');
                open.add(stretch);
            }
        }
        escape(text.substring(at), html);
        return html.toString();
    }

    /** What covers the place, outermost first; code stands alone, and of each look there is one. */
    private List<Stretch> over(int at) {
        var over = new ArrayList<Stretch>();
        stretches.stream()
                .filter(s -> s.from <= at && at < s.to)
                .sorted(Comparator.comparing(Stretch::look).thenComparing(Stretch::from))
                .forEach(s -> {
                    if (over.isEmpty() || over.getLast().look != s.look) {
                        over.add(s);
                    }
                });
        var literal = over.stream().filter(s -> s.look.isLiteral()).findFirst();
        return literal.isPresent() ? List.of(literal.get()) : over;
    }

    private static void escape(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                default -> html.append(text.charAt(i));
            }
        }
    }
}
