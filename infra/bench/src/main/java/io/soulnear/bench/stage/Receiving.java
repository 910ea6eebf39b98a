package io.soulnear.bench.stage;

/** How the gateway gets its updates. */
public enum Receiving {
    POLLING,
    WEBHOOK
}
