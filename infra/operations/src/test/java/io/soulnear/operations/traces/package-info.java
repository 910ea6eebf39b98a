/** The collector of traces, as far as it can be looked at without running it. */
@NullMarked
package io.soulnear.operations.traces;

import org.jspecify.annotations.NullMarked;
