/** What operators rely on: metrics, dashboards, probes and migrations, on the running system. */
@NullMarked
package io.soulnear.journeys.operations;

import org.jspecify.annotations.NullMarked;
