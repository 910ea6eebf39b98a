package io.soulnear.dialogue.wording.domain;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks up every quote in what the person really wrote, and takes out those that are not there. */
final class Quotes {
    /** Fewer words between quotation marks are a name, a title or a manner of speaking, unless they are said to be the person's. */
    private static final int CLAIM = 3;
    /** A sentence that says so much besides can do without its quote. */
    private static final int ELSE = 5;

    private static final Pattern QUOTE = Pattern.compile("«([^«»]*)»|„([^„“”]*)[“”]|“([^“”]*)”|\"([^\"\\n]*)\""
            + "|(?<![\\p{L}\\p{N}])['‘](?=\\p{L})([^'‘’\\n]*(?:['’](?=\\p{L})[^'‘’\\n]*)*)['’](?![\\p{L}\\p{N}])");

    /** What is put into the person's mouth. */
    private static final Pattern ATTRIBUTED = Pattern.compile(
            "(?iU)\\b(?:(?:ты|вы)\\W+(?:\\w+\\W+){0,3}?(?:сказал\\w*|говори\\w*|писал\\w*|пиш\\w+|написал\\w*|называ\\w+|назвал\\w*|упом\\w+|повтор\\w+)"
                    + "|тво\\w+\\W+(?:\\w+\\W+)?слов\\w*|ваш\\w*\\W+(?:\\w+\\W+)?слов\\w*|you(?:'ve|’ve)?\\W+(?:\\w+\\W+){0,2}?(?:said|say|wrote|write|mention\\w*|told|call\\w*|put)"
                    + "|your\\W+(?:own\\W+)?words)\\W*$");

    /** What the person may try to say, to others or to themselves. */
    private static final Pattern SUGGESTED = Pattern.compile(
            "(?iU)\\b(?:скаж\\w+|сказать|спрос\\w+|фраз\\w+|напомн\\w+|ответ\\w+|вопрос\\w*|например|вроде|книг\\w*|фильм\\w*|песн\\w*|say(?:ing)?|tell(?:ing)?|ask(?:ing)?|remind\\w*|phrase\\w*"
                    + "|answer\\w*|like|such as|example|book\\w*|film\\w*|movie\\w*|song\\w*|called)\\b[^.!?]{0,40}$");

    private final Collection<String> own;

    Quotes(Collection<String> own) {
        this.own = own;
    }

    void verify(Markup markup) {
        for (var from = 0; ; ) {
            var quote = QUOTE.matcher(markup.text());
            if (!quote.find(from)) {
                return;
            }
            if (markup.isLiteral(quote.start()) || isFine(markup.text(), quote.toMatchResult())) {
                from = quote.end();
            } else {
                from = remove(markup, quote.start(), quote.end());
            }
        }
    }

    private boolean isFine(String text, MatchResult quote) {
        var said = content(quote);
        var before = text.substring(Math.max(0, quote.start() - 80), quote.start());
        var attributed = ATTRIBUTED.matcher(before).find();
        if (!attributed
                && (Sentences.words(said, said.length()) < CLAIM
                        || SUGGESTED.matcher(before).find())) {
            return true;
        }
        return isOwn(said);
    }

    /** Parts around an ellipsis may come from different places of one text, in their order. */
    private boolean isOwn(String said) {
        var parts = said.split("…|\\.\\.\\.|\\[…]", -1);
        return own.stream().map(text -> ' ' + normal(text) + ' ').anyMatch(text -> {
            var at = 0;
            for (var part : parts) {
                var normal = normal(part);
                var found = normal.isEmpty() ? at : text.indexOf(' ' + normal + ' ', at);
                if (found < 0) {
                    return false;
                }
                at = normal.isEmpty() ? at : found + normal.length() + 1;
            }
            return true;
        });
    }

    /** Takes out the sentence of the quote, when it holds little else and others remain; else leaves "this" in the quote's place. */
    private static int remove(Markup markup, int start, int end) {
        var text = markup.text();
        var from = 0;
        var to = text.length();
        for (int sentence : Sentences.ends(markup)) {
            if (sentence <= start) {
                from = sentence;
            } else if (sentence >= end) {
                to = sentence;
                break;
            }
        }
        var around = text.substring(from, start) + ' ' + text.substring(end, to);
        var alone = (text.substring(0, from) + text.substring(to)).isBlank();
        var announced = text.substring(0, start).stripTrailing().endsWith(":");
        if (!alone && (announced || Sentences.words(around, around.length()) < ELSE)) {
            markup.delete(from, to);
            return from;
        }
        if (announced) {
            var colon = text.lastIndexOf(':', start);
            markup.delete(colon, colon + 1);
            start--;
            end--;
        }
        var instead = isRussian(text) ? "это" : "this";
        var first = text.substring(0, start).isBlank()
                || (from > 0 && text.substring(from, start).isBlank());
        var word = first ? instead.substring(0, 1).toUpperCase(Locale.ROOT) + instead.substring(1) : instead;
        markup.replace(start, end, word);
        return start + word.length();
    }

    private static boolean isRussian(String text) {
        return text.chars().anyMatch(c -> c >= 'а' && c <= 'я');
    }

    private static String content(MatchResult quote) {
        for (int group = 1; group <= quote.groupCount(); group++) {
            if (quote.group(group) != null) {
                return quote.group(group);
            }
        }
        return "";
    }

    /** Words only, in lower case, ё as е. */
    private static String normal(String text) {
        var normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = Character.toLowerCase(text.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                normal.append(c == 'ё' ? 'е' : c);
            } else if (c != '\'' && c != '’' && !normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
        }
        return normal.toString().strip();
    }
}
