package io.soulnear.quiz.session.application;

import java.util.List;

/** Draws the answers to scale questions. */
public interface ScaleChart {
    /**
     * A PNG for a phone.
     *
     * @param levels the five steps of the scale, from the least
     */
    byte[] draw(String title, List<String> levels, List<Bar> bars);

    /**
     * One answer.
     *
     * @param label what was asked, in a few words
     * @param points 0 … 4
     */
    record Bar(String label, int points) {}
}
