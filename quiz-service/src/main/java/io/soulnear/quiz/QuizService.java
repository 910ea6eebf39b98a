package io.soulnear.quiz;

import io.soulnear.runtime.Service;

/** The quiz service. */
public final class QuizService {
    private QuizService() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) {
        Service.run(QuizService.class, args);
    }
}
