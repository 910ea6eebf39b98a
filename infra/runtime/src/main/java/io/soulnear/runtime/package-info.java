/** What every service is made of: launch, configuration, health, logs, traces, texts, and its place in the flow of events. */
@NullMarked
package io.soulnear.runtime;

import org.jspecify.annotations.NullMarked;
