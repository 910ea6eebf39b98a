/** Real Kafka, PostgreSQL and Redis without a container engine, on 127.0.0.1, data kept. */
@NullMarked
package io.soulnear.sandbox.servers;

import org.jspecify.annotations.NullMarked;
