package io.soulnear.runtime;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and ends one service. */
public final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final String COMMON = "runtime.yml";
    private static final int LAST = -1_000;
    /** Whoever sent SIGTERM waits for 25 s at most. */
    static final Duration LONGEST_END = Duration.ofSeconds(24);
    /** As the process ends by SIGTERM otherwise: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    private Service() {}

    /**
     * Runs the service until the process is told to end (SIGTERM), and then lets it finish what is under way. A wrong or
     * missing variable is named on standard error, and ends the process with exit code 78 (sysexits.h, EX_CONFIG). With the argument
     * {@code migrate} it only brings the database to the state that this build needs, and ends.
     */
    public static void run(Class<?> main, String... args) {
        try {
            if (List.of(args).equals(List.of("migrate"))) {
                migrate(main);
                return;
            }
            var context = start(main, args);
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform()
                            .name("shutdown")
                            .unstarted(() -> end(LONGEST_END, () -> stop(context))));
        } catch (RuntimeException e) {
            if (e instanceof Misconfiguration misconfiguration) {
                System.exit(misconfiguration.told());
            }
            LOG.error("The service could not start", e);
            System.exit(1);
        }
    }

    private static ApplicationContext start(Class<?> main, String... args) {
        return in(context(main, args), context -> {
            var server = context.getBean(EmbeddedServer.class).start();
            context.getBean(Startup.class).begin();
            LOG.info("Listening on port {}", server.getPort());
        });
    }

    /** Waits as long as the database is away; whoever ordered it sets a limit. */
    private static void migrate(Class<?> main) {
        in(context(main), context -> {
                    var migration = context.getBean(Migration.class);
                    while (!migration.isDone()) {
                        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                    }
                    LOG.info("Migrated");
                })
                .close();
    }

    private static ApplicationContext context(Class<?> main, String... args) {
        var resources = Service.class.getClassLoader();
        var secrets = SecretFiles.variables(resources, COMMON, "application.yml");
        return Micronaut.build(args)
                .mainClass(main)
                .banner(false)
                .deduceEnvironment(false)
                .eagerInitConfiguration(true)
                .propertySources(common(resources), SecretFiles.of(System.getenv(), secrets))
                .build();
    }

    /** Starts the context and begins its work; when that fails, it is closed, and what is misconfigured is named. */
    private static ApplicationContext in(ApplicationContext context, Consumer<ApplicationContext> work) {
        try {
            context.start();
            work.accept(context);
            return context;
        } catch (RuntimeException e) {
            var problem = Misconfiguration.behind(e, context.getEnvironment());
            context.close();
            throw problem == null ? e : new Misconfiguration(problem);
        }
    }

    /** Below a service's own {@code application.yml}. */
    private static PropertySource common(ClassLoader resources) {
        try (var in = resources.getResourceAsStream(COMMON)) {
            return PropertySource.of("runtime", new YamlPropertySourceLoader().read("runtime", in), LAST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends politely within that time, and anyhow after it: nothing is confirmed to whoever brought it before it is durable, so what is
     * then still under way comes again.
     */
    static void end(Duration atMost, Runnable politely) {
        Thread.ofPlatform().daemon().name("last-resort").start(() -> {
            LockSupport.parkNanos(atMost.toNanos());
            LOG.warn("What is under way is left to the next start: the end takes longer than {}", atMost);
            Runtime.getRuntime().halt(TERMINATED);
        });
        politely.run();
    }

    private static void stop(ApplicationContext context) {
        context.getBean(Startup.class).end();
        context.close();
        if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext logs) {
            logs.stop();
        }
    }
}
