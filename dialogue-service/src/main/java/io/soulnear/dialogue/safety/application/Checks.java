package io.soulnear.dialogue.safety.application;

import io.micronaut.context.annotation.Factory;
import io.soulnear.safety.CrisisDetector;
import io.soulnear.safety.OutputCheck;
import io.soulnear.safety.Wordings;
import jakarta.inject.Singleton;

/** What texts are looked through for: a crisis in what people write, harm in what models answer. */
@Factory
final class Checks {
    @Singleton
    CrisisDetector crisisDetector() {
        return Wordings.crisisDetector();
    }

    /** The helplines may be told to anybody. */
    @Singleton
    OutputCheck outputCheck(Helplines helplines) {
        return Wordings.outputCheck(helplines.numbers());
    }
}
