package io.soulnear.sandbox.launcher;

import java.util.concurrent.Callable;

/**
 * A subcommand of {@code ./soulnear}, annotated as picocli's {@code @Command}. Those outside this module are found by
 * {@link java.util.ServiceLoader} on the launcher's class path. The result is the exit code: see {@link ExitCodes}.
 */
public interface Command extends Callable<Integer> {}
