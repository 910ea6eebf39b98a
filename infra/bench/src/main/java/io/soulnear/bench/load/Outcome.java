package io.soulnear.bench.load;

/**
 * What became of a number of texts.
 *
 * @param sent texts that were written
 * @param lost of them without a reply
 * @param repeated replies that had been given before
 * @param mostRepeatedInChat of them in a single chat
 * @param disordered replies that came after the reply to a later text of the same person
 * @param misdirected replies that came to another person
 * @param mixed prompts that held words of another person
 * @param unmarked replies that belong to no text: apologies, notices, words of the offline companion
 * @param modelCalls for these texts
 * @param mostCallsForOne text
 * @param latencies from the moment a text was due to its reply
 */
public record Outcome(
        int sent,
        int lost,
        int repeated,
        int mostRepeatedInChat,
        int disordered,
        int misdirected,
        int mixed,
        int unmarked,
        int modelCalls,
        int mostCallsForOne,
        Latencies latencies) {

    /** How often the model was asked for each text. */
    public double callsPerText() {
        return sent == 0 ? 0 : (double) modelCalls / sent;
    }

    /** Whether every text had exactly one reply, in order, in its own chat, of its own prompt. */
    public boolean isFaultless() {
        return keptEverything() && repeated == 0 && modelCalls == sent;
    }

    /** Whether nothing was lost, out of order or in a wrong place; something may have been said or asked twice. */
    public boolean keptEverything() {
        return lost == 0 && disordered == 0 && misdirected == 0 && mixed == 0;
    }
}
