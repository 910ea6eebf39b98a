/** Load and faults, and what they showed. */
@NullMarked
package io.soulnear.bench.run;

import org.jspecify.annotations.NullMarked;
