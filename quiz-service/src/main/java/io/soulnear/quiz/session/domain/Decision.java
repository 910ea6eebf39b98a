package io.soulnear.quiz.session.domain;

import java.util.List;

/**
 * What follows from an input.
 *
 * @param steps what happened, in order; empty when nothing changes
 */
public record Decision(List<Step> steps, Say say) {
    public Decision {
        steps = List.copyOf(steps);
    }
}
