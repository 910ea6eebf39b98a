package io.soulnear.dialogue.memory.application;

/**
 * A piece of a text with the words that were found in it between {@link #BEGIN} and {@link #END}.
 *
 * @param text of any content; the two marks stand nowhere but around words
 */
public record Snippet(String text) {
    /** Private characters (Unicode's E000 and E001), which no keyboard has. */
    public static final String BEGIN = "\uE000";

    public static final String END = "\uE001";

    /** Words without a blank can be as long as a message. */
    private static final int LONGEST = 280;

    /** Whether any word was found in it. */
    public boolean isHit() {
        return text.contains(BEGIN);
    }

    /** As Telegram's HTML on one line, the words in bold, everything else as it was typed. */
    public String html() {
        var html = new StringBuilder();
        var bold = false;
        var points = text.strip().codePoints().iterator();
        for (int shown = 0; points.hasNext() && shown < LONGEST; shown++) {
            var point = points.nextInt();
            switch (point) {
                case 0xE000 -> {
                    html.append(bold ? "" : "<b>");
                    bold = true;
                }
                case 0xE001 -> {
                    html.append(bold ? "</b>" : "");
                    bold = false;
                }
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                default -> html.appendCodePoint(Character.isWhitespace(point) ? ' ' : point);
            }
        }
        return html.append(bold ? "</b>" : "")
                .append(points.hasNext() ? "…" : "")
                .toString();
    }
}
