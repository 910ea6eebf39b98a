package io.soulnear.comparison.measure;

import io.soulnear.comparison.run.Said;
import io.soulnear.comparison.run.Style;
import io.soulnear.comparison.run.Turn;
import java.util.List;
import java.util.Objects;

/**
 * One recorded update, and what both variants made of it.
 *
 * @param said all that the person wrote in this conversation up to then, oldest first, this update included
 */
public record Pair(Turn base, Turn candidate, List<String> said) {
    public Pair {
        said = List.copyOf(said);
    }

    public String conversation() {
        return base.conversation();
    }

    public int number() {
        return base.number();
    }

    /** Whether both variants let the companion speak, and it did: only then manners of speaking can be compared. */
    public boolean isTalk() {
        return speaks(base) && speaks(candidate);
    }

    private static boolean speaks(Turn turn) {
        return turn.making() != null
                && !turn.isCrisisHelp()
                && !turn.outcome().isFailure()
                && !turn.text().isBlank();
    }

    /** Whether nothing that a person would notice differs. */
    public boolean isSame() {
        return base.answers().equals(candidate.answers()) && base.outcome() == candidate.outcome();
    }

    /** The style that the person has chosen, if either variant knows it: a variant that forgot it is not excused by that. */
    public Style style() {
        return Objects.requireNonNullElse(base.style(), Objects.requireNonNullElse(candidate.style(), Style.USUAL));
    }

    /** The language in which an answer is owed. */
    public String language() {
        var update = base.said();
        return update.kind() == Said.Kind.TEXT ? Tongue.owed(update.text(), update.language()) : update.language();
    }
}
