package io.soulnear.sandbox.launcher;

import java.util.List;
import java.util.Map;

/**
 * What a sandbox consists of.
 *
 * @param programs all that has to run, each as a process of its own
 * @param environment the variables that every service is given; also those that find Kafka and PostgreSQL from outside
 * @param visible ports that people know by heart, by the variable that changes them
 * @param chat the chat page's address; empty where people talk in Telegram
 */
record Plan(List<Program> programs, Map<String, String> environment, Map<String, Integer> visible, String chat) {
    Plan {
        programs = List.copyOf(programs);
        environment = Map.copyOf(environment);
        visible = Map.copyOf(visible);
    }
}
