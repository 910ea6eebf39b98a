/** What it costs to ask whether a flag is on. */
@NullMarked
package io.soulnear.bench.flags;

import org.jspecify.annotations.NullMarked;
