/** What counts as a failure. */
@NullMarked
package io.soulnear.bench.run;

import org.jspecify.annotations.NullMarked;
