package io.soulnear.quiz.session.domain;

import java.util.ArrayList;
import java.util.List;

/** All quizzes that can be made of a bank, to take one of by a number. */
public final class Draw {
    /** How many questions a quiz has, unless branching adds some. */
    public static final int SIZE = Course.BASE;

    private static final int TEXTS_IN_A_ROW = 3;
    private static final int MOST = 16;

    private final List<List<Question>> quizzes = new ArrayList<>();

    /** @throws IllegalArgumentException when the bank has no eight questions that make a good quiz, or more than 16 */
    public Draw(Bank bank) {
        var all = bank.questions();
        if (all.size() > MOST) {
            throw new IllegalArgumentException("A bank has at most " + MOST + " questions");
        }
        for (int mask = 0; mask < 1 << all.size(); mask++) {
            if (Integer.bitCount(mask) == SIZE) {
                var quiz = new ArrayList<Question>(SIZE);
                for (int i = 0; i < all.size(); i++) {
                    if ((mask >> i & 1) == 1) {
                        quiz.add(all.get(i));
                    }
                }
                if (isGood(quiz, bank.themes())) {
                    quizzes.add(List.copyOf(quiz));
                }
            }
        }
        if (quizzes.isEmpty()) {
            throw new IllegalArgumentException("No eight questions of the bank make a good quiz");
        }
    }

    /** Eight questions in the bank's order; the same seed always gives the same ones. */
    public List<Question> quiz(long seed) {
        return quizzes.get((int) Math.floorMod(seed, (long) quizzes.size()));
    }

    /** How many different quizzes there are. */
    public int size() {
        return quizzes.size();
    }

    /**
     * Whether the questions make a good quiz: 20–30 % texts, 40–50 % scales, 20–30 % choices, never three texts in a row,
     * even when one more follows, a scenario among them, and a scale for every theme.
     */
    static boolean isGood(List<Question> quiz, List<Bank.Theme> themes) {
        return isShare(quiz, Question.Text.class, 20, 30)
                && isShare(quiz, Question.Scale.class, 40, 50)
                && isShare(quiz, Question.Choice.class, 20, 30)
                && quiz.stream().anyMatch(Question::isScenario)
                && !hasThreeTextsInARow(quiz)
                && themes.stream()
                        .allMatch(theme -> quiz.stream()
                                .anyMatch(question -> question instanceof Question.Scale
                                        && question.theme().equals(theme.id())));
    }

    private static boolean isShare(List<Question> quiz, Class<? extends Question> type, int atLeast, int atMost) {
        var hundredfold = 100 * quiz.stream().filter(type::isInstance).count();
        return hundredfold >= (long) atLeast * quiz.size() && hundredfold <= (long) atMost * quiz.size();
    }

    private static boolean hasThreeTextsInARow(List<Question> quiz) {
        int row = 0;
        for (var question : quiz) {
            row = question instanceof Question.Text ? row + 1 : 0;
            if (row == TEXTS_IN_A_ROW) {
                return true;
            }
        }
        return row == TEXTS_IN_A_ROW - 1;
    }
}
