package io.soulnear.testing;

/** Where the servers of a test run come from; each method starts one, which ends with the JVM. */
interface TestInfrastructure {
    TestServers.Database postgres();

    String kafka();

    String redis();
}
