package io.soulnear.sandbox.launcher;

import java.time.Clock;

/** A supervisor at work in this process; ended by SIGTERM, Ctrl-C or an order. */
final class Supervision {
    private final Supervisor supervisor;
    private final AotCaches caches;
    private final Planning planning;

    private Supervision(Supervisor supervisor, AotCaches caches, Planning planning) {
        this.supervisor = supervisor;
        this.caches = caches;
        this.planning = planning;
    }

    static Supervision begin(Sandbox sandbox, Clock clock) {
        var variables = Variables.of(sandbox);
        var caches = new AotCaches(
                sandbox.aotCaches(), !variables.get("SOULNEAR_AOT").equals("off"));
        var planning = new Planning(sandbox, variables, caches);
        var supervisor = new Supervisor(sandbox, planning.plan(), clock);
        var supervision = new Supervision(supervisor, caches, planning);
        Runtime.getRuntime().addShutdownHook(new Thread(supervision::end, "end"));
        supervisor.start();
        return supervision;
    }

    /** Uses the quiet time after everything has come up to make the next start faster; returns when all has ended. */
    void trainAndWait() {
        Thread.ofPlatform().daemon().name("training").start(() -> {
            while (!Supervisor.isReady(supervisor.state())) {
                pause();
            }
            planning.training().ifPresent(training -> caches.ground().alone(training::run));
        });
        try {
            supervisor.awaitEnd();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        caches.close();
        supervisor.down();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
