package io.soulnear.dialogue.wording.domain;

import io.soulnear.dialogue.wording.domain.Markup.Look;
import io.soulnear.dialogue.wording.domain.Markup.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the Markdown that models write: emphasis, code, links, headings, lists. What is not closed stays as it was typed. */
final class Markdown {
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?) *#*");
    private static final Pattern ITEM = Pattern.compile("( *)[-*+] +(.+)");
    private static final Pattern RULE = Pattern.compile(" *(?:-{3,}|\\*{3,}|_{3,}) *");
    private static final Pattern QUOTED = Pattern.compile(" *>+ ?(.*)");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\[\\]\\n]+)]\\(([^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*)\\)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s\"<>]+");
    private static final String FENCE = "```";
    private static final String ESCAPABLE = "\\`*_{}[]()#+-.!~>|";

    /** Marks that enclose a stretch; longer ones are tried first. */
    private record Mark(String opens, String closes, Look look) {}

    private static final List<Mark> MARKS = List.of(
            new Mark("**", "**", Look.BOLD),
            new Mark("__", "__", Look.BOLD),
            new Mark("~~", "~~", Look.STRIKE),
            new Mark("*", "*", Look.ITALIC),
            new Mark("_", "_", Look.ITALIC),
            new Mark("<b>", "</b>", Look.BOLD),
            new Mark("<i>", "</i>", Look.ITALIC),
            new Mark("<u>", "</u>", Look.UNDERLINE),
            new Mark("<s>", "</s>", Look.STRIKE));

    /** Nesting beyond this is no emphasis any more. */
    private static final int DEEPEST = 8;

    private final StringBuilder text = new StringBuilder();
    private final List<Stretch> stretches = new ArrayList<>();

    private Markdown() {}

    static Markup read(String source) {
        var markdown = new Markdown();
        markdown.blocks(source.replace("\r\n", "\n").replace('\r', '\n'));
        return new Markup(markdown.text, markdown.stretches);
    }

    private void blocks(String source) {
        var paragraph = new StringBuilder();
        var lines = source.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            if (line.strip().startsWith(FENCE) && !line.strip().substring(3).contains("`")) {
                flush(paragraph);
                var end = i + 1;
                while (end < lines.length && !lines[end].strip().equals(FENCE)) {
                    end++;
                }
                literal(String.join("\n", List.of(lines).subList(i + 1, end)), Look.PRE);
                i = end;
                if (i < lines.length - 1) {
                    text.append('\n');
                }
                continue;
            }
            if (!RULE.matcher(line).matches()) {
                line(line, paragraph);
                if (i < lines.length - 1) {
                    paragraph.append('\n');
                }
            }
            if (line.isBlank()) {
                flush(paragraph);
            }
        }
        flush(paragraph);
    }

    private void line(String line, StringBuilder paragraph) {
        var heading = HEADING.matcher(line);
        var item = ITEM.matcher(line);
        var quoted = QUOTED.matcher(line);
        if (heading.matches()) {
            flush(paragraph);
            var from = text.length();
            inline(heading.group(1).replace("**", ""), 0);
            mark(from, Look.BOLD, "");
        } else if (item.matches()) {
            flush(paragraph);
            paragraph.append(item.group(1)).append("• ").append(item.group(2));
        } else {
            paragraph.append(quoted.matches() ? quoted.group(1) : line);
        }
    }

    private void flush(StringBuilder paragraph) {
        inline(paragraph.toString(), 0);
        paragraph.setLength(0);
    }

    private void inline(String source, int depth) {
        for (int i = 0; i < source.length(); ) {
            var next = depth < DEEPEST ? special(source, i, depth) : i;
            if (next > i) {
                i = next;
            } else {
                text.append(source.charAt(i++));
            }
        }
    }

    /** Reads what begins at {@code at}, and tells where it ends; {@code at} itself when nothing special begins there. */
    private int special(String source, int at, int depth) {
        return switch (source.charAt(at)) {
            case '\\' -> escaped(source, at);
            case '`' -> code(source, at);
            case '[' -> link(source, at, depth);
            case '*', '_', '~', '<' -> emphasis(source, at, depth);
            default -> at;
        };
    }

    private int escaped(String source, int at) {
        if (at + 1 < source.length() && ESCAPABLE.indexOf(source.charAt(at + 1)) >= 0) {
            text.append(source.charAt(at + 1));
            return at + 2;
        }
        return at;
    }

    private int code(String source, int at) {
        var ticks = at;
        while (ticks < source.length() && source.charAt(ticks) == '`') {
            ticks++;
        }
        var fence = source.substring(at, ticks);
        var end = source.indexOf(fence, ticks);
        if (end <= ticks) {
            text.append(fence);
            return ticks;
        }
        literal(source.substring(ticks, end), fence.equals(FENCE) ? Look.PRE : Look.CODE);
        return end + fence.length();
    }

    private void literal(String content, Look look) {
        var from = text.length();
        text.append(content);
        mark(from, look, "");
    }

    private int link(String source, int at, int depth) {
        var link = LINK.matcher(source).region(at, source.length());
        if (!link.lookingAt()) {
            return at;
        }
        var from = text.length();
        inline(link.group(1), depth + 1);
        if (ADDRESS.matcher(link.group(2)).matches()) {
            mark(from, Look.LINK, link.group(2));
        }
        return link.end();
    }

    private int emphasis(String source, int at, int depth) {
        for (var mark : MARKS) {
            if (source.startsWith(mark.opens, at) && opens(source, at, mark)) {
                var end = closing(source, at + mark.opens.length(), mark);
                if (end >= 0) {
                    var from = text.length();
                    inline(source.substring(at + mark.opens.length(), end), depth + 1);
                    mark(from, mark.look, "");
                    return end + mark.closes.length();
                }
            }
        }
        var run = at;
        while (run < source.length() && source.charAt(run) == source.charAt(at)) {
            run++;
        }
        text.append(source, at, run);
        return run;
    }

    private static boolean opens(String source, int at, Mark mark) {
        var inner = at + mark.opens.length();
        return inner < source.length()
                && !Character.isWhitespace(source.charAt(inner))
                && (mark.opens.charAt(0) != '_' || !isWord(source, at - 1));
    }

    private static int closing(String source, int from, Mark mark) {
        for (int at = source.indexOf(mark.closes, from + 1); at >= 0; at = source.indexOf(mark.closes, at + 1)) {
            var after = at + mark.closes.length();
            var single = mark.closes.length() == 1;
            var doubled = single && after < source.length() && source.charAt(after) == mark.closes.charAt(0);
            if (doubled) {
                at = source.indexOf(mark.closes + mark.closes, after + 1);
                if (at < 0) {
                    return -1;
                }
                at++;
            } else if (!Character.isWhitespace(source.charAt(at - 1))
                    && (mark.closes.charAt(0) != '_' || !isWord(source, after))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isWord(String source, int at) {
        return at >= 0 && at < source.length() && Character.isLetterOrDigit(source.charAt(at));
    }

    private void mark(int from, Look look, String target) {
        if (from < text.length() && !text.substring(from).isBlank()) {
            stretches.add(new Stretch(from, text.length(), look, target));
        }
    }
}
