package io.soulnear.sandbox.telegram.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code parse_mode=HTML} as Telegram does, with its refusals word for word: only its tags, each closed in order,
 * only the entities lt, gt, amp, quot and numeric ones. Offsets in refusals are UTF-8 bytes.
 */
public final class Html {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("span", "spoiler"),
            Map.entry("a", "text_link"),
            Map.entry("tg-emoji", "custom_emoji"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("blockquote", "blockquote"));
    private static final Map<String, Integer> NAMED =
            Map.of("lt", (int) '<', "gt", (int) '>', "amp", (int) '&', "quot", (int) '"');

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private record Open(String tag, String type, String argument, int offset) {}

    private Html(String source) {
        this.source = source;
    }

    /**
     * Takes the markup off a text.
     *
     * @throws UnreadableMarkup where Telegram would answer "can't parse entities"
     */
    public static FormattedText parse(String source) throws UnreadableMarkup {
        return new Html(source).read();
    }

    private FormattedText read() throws UnreadableMarkup {
        while (at < source.length()) {
            switch (source.charAt(at)) {
                case '&' -> text.appendCodePoint(character());
                case '<' -> {
                    if (peek(1) == '/') {
                        endTag();
                    } else {
                        startTag();
                    }
                }
                default -> text.append(source.charAt(at++));
            }
        }
        if (!open.isEmpty()) {
            throw new UnreadableMarkup("Can't find end tag corresponding to start tag \""
                    + open.peek().tag() + '"');
        }
        if (FormattedText.hasLoneSurrogates(text.toString())) {
            throw new UnreadableMarkup("Text contains invalid Unicode characters after decoding HTML entities, "
                    + "check for unmatched surrogate code units");
        }
        return new FormattedText(text.toString(), entities);
    }

    private void startTag() throws UnreadableMarkup {
        int begin = at++;
        var tag = word(begin, "Unclosed start tag");
        if (!TYPES.containsKey(tag)) {
            throw refused("Unsupported start tag \"" + tag + '"', begin);
        }
        var type = String.valueOf(TYPES.get(tag));
        var argument = "";
        for (skipSpace(); peek(0) != '>'; skipSpace()) {
            var name = attributeName(tag, begin);
            var value = attributeValue(tag, begin);
            switch (tag + ' ' + name) {
                case "a href", "tg-emoji emoji-id" -> argument = value;
                case "span class" -> argument = value;
                case "code class" -> argument = value.startsWith("language-") ? value.substring(9) : argument;
                case "blockquote expandable" -> type = "expandable_blockquote";
                default -> {}
            }
        }
        at++;
        if (tag.equals("span") && !argument.equals("tg-spoiler")) {
            throw refused("Tag \"span\" must have class \"tg-spoiler\"", begin);
        }
        open.push(new Open(tag, type, argument, text.length()));
    }

    private String attributeName(String tag, int begin) throws UnreadableMarkup {
        int from = at;
        while (at < source.length() && !isSpace(peek(0)) && peek(0) != '=' && peek(0) != '>') {
            at++;
        }
        if (at == from) {
            throw at == source.length()
                    ? refused("Unclosed start tag", begin)
                    : refused("Empty attribute name in the tag \"" + tag + '"', begin);
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private String attributeValue(String tag, int begin) throws UnreadableMarkup {
        skipSpace();
        if (peek(0) != '=') {
            if (tag.equals("blockquote")) {
                return "";
            }
            throw refused("Expected equal sign in declaration of an attribute of the tag \"" + tag + '"', begin);
        }
        at++;
        skipSpace();
        if (at == source.length()) {
            throw refused("Unclosed start tag \"" + tag + '"', begin);
        }
        char quote = peek(0);
        return quote == '"' || quote == '\'' ? quoted(quote, begin) : token();
    }

    private String quoted(char quote, int begin) throws UnreadableMarkup {
        at++;
        var value = new StringBuilder();
        while (at < source.length() && peek(0) != quote) {
            if (peek(0) == '&') {
                value.appendCodePoint(character());
            } else {
                value.append(source.charAt(at++));
            }
        }
        at++;
        if (at >= source.length()) {
            throw refused("Unclosed start tag", begin);
        }
        return value.toString();
    }

    private String token() throws UnreadableMarkup {
        int from = at;
        while (isTokenPart(peek(0))) {
            at++;
        }
        if (!isSpace(peek(0)) && peek(0) != '>') {
            throw refused("Unexpected end of name token", from);
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private void endTag() throws UnreadableMarkup {
        int begin = at;
        var started = open.peek();
        if (started == null) {
            throw refused("Unexpected end tag", begin);
        }
        at += 2;
        var tag = word(begin, "Unclosed end tag");
        skipSpace();
        if (peek(0) != '>') {
            throw refused("Unclosed end tag", begin);
        }
        at++;
        if (!tag.isEmpty() && !tag.equals(started.tag())) {
            throw new UnreadableMarkup("Unmatched end tag at byte offset " + bytesBefore(begin) + ", expected \"</"
                    + started.tag() + ">\", found \"</" + tag + ">\"");
        }
        open.pop();
        int length = text.length() - started.offset();
        if (length > 0) {
            close(started, length);
        }
    }

    private void close(Open tag, int length) {
        var url = tag.argument().isEmpty() ? text.substring(tag.offset()) : tag.argument();
        var last = entities.isEmpty() ? null : entities.getLast();
        boolean nested = last != null && last.offset() == tag.offset() && last.length() == length;
        switch (tag.tag()) {
            case "a" -> {
                if (isLink(url)) {
                    entities.add(new Entity("text_link", tag.offset(), length, url, null));
                }
            }
            case "pre" -> {
                String language = null;
                if (nested && last != null && last.type().equals("code")) {
                    entities.removeLast();
                    language = last.language();
                }
                entities.add(new Entity("pre", tag.offset(), length, null, language));
            }
            case "code" -> entities.add(new Entity("code", tag.offset(), length, null, language(tag)));
            default -> entities.add(Entity.of(tag.type(), tag.offset(), length));
        }
    }

    /** The language of a code is kept only inside of a pre, where {@link #close} moves it on. */
    private @Nullable String language(Open code) {
        boolean inPre = open.peek() != null && open.peek().tag().equals("pre");
        return inPre && !code.argument().isEmpty() ? code.argument() : null;
    }

    /** One character reference; an ampersand that begins none stands for itself. */
    private int character() {
        int end = at + 1;
        int code = -1;
        if (peek(1) == '#') {
            boolean hex = peek(2) == 'x';
            int from = at + (hex ? 3 : 2);
            end = from;
            while (end < source.length() && end - at < 12 && Character.digit(source.charAt(end), hex ? 16 : 10) >= 0) {
                end++;
            }
            if (end > from && end - from < 9) {
                var value = Long.parseLong(source.substring(from, end), hex ? 16 : 10);
                code = value > 0 && value <= Character.MAX_CODE_POINT ? (int) value : -1;
            }
        } else {
            while (end < source.length() && isLetter(source.charAt(end))) {
                end++;
            }
            code = NAMED.getOrDefault(source.substring(at + 1, end), -1);
        }
        if (code < 0) {
            at++;
            return '&';
        }
        at = end < source.length() && source.charAt(end) == ';' ? end + 1 : end;
        return code;
    }

    private String word(int begin, String otherwise) throws UnreadableMarkup {
        int from = at;
        while (at < source.length() && !isSpace(peek(0)) && peek(0) != '>') {
            at++;
        }
        if (at == source.length()) {
            throw refused(otherwise, begin);
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private UnreadableMarkup refused(String reason, int position) {
        return new UnreadableMarkup(reason + " at byte offset " + bytesBefore(position));
    }

    private int bytesBefore(int position) {
        return source.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
    }

    private void skipSpace() {
        while (isSpace(peek(0))) {
            at++;
        }
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
    }

    private static boolean isLink(String url) {
        return url.matches("(?i)(https?://|tg://|mailto:)\\S+|[\\w.-]+\\.[a-z]{2,}\\S*");
    }

    private static boolean isTokenPart(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\u000b' || c == '\f';
    }
}
