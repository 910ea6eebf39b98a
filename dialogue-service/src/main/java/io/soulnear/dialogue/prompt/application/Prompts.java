package io.soulnear.dialogue.prompt.application;

import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.prompt.domain.Lexicon;
import io.soulnear.dialogue.prompt.domain.TokenEstimate;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Makes the prompt for a talk: parts in a fixed order, each a template per language, trimmed to a budget of tokens. Safe for many threads. */
@Singleton
public final class Prompts {
    /** Goes with every turn, so that a reply can be traced to the words that brought it about. */
    public static final String VERSION = "v2";

    /** What a prompt may take (companion.md), by {@link TokenEstimate}. */
    public static final int MOST_TOKENS = 6_000;

    private final Templates templates = new Templates(VERSION);
    private final Lexicon lexicon = lexicon();

    /** The words of both languages; their letters tell them apart. */
    static Lexicon lexicon() {
        return new Lexicon(Stream.of(Language.values())
                .flatMap(language -> Templates.lines("/prompt/lexicon/" + language.code() + ".txt").stream())
                .toList());
    }

    /** The prompt within {@link #MOST_TOKENS}. */
    public Prompt of(Talk talk) {
        return of(talk, MOST_TOKENS);
    }

    /**
     * The prompt within a smaller budget, for a model that can't take as much.
     *
     * @param tokens by {@link TokenEstimate}; what is always told, and the message's beginning, is told even if that takes more
     */
    public Prompt of(Talk talk, int tokens) {
        return fitted(talk, tokens).prompt();
    }

    /** The same prompt as {@link #of(Talk)} for those who are not to read it: every text of or about the person is only told by its length. */
    public Prompt redacted(Talk talk) {
        return fitted(talk, MOST_TOKENS).prompt(Prompts::hidden);
    }

    private Assembly fitted(Talk talk, int tokens) {
        var language = Language.of(talk.language().getLanguage());
        return new Assembly(
                talk, Sections.of(talk, lexicon), (name, facts) -> templates.filled(language, name, facts), tokens);
    }

    private static String hidden(String text) {
        return "[" + text.codePointCount(0, text.length()) + "]";
    }
}
