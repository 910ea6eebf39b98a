/** What was asked, what came back, and what is wrong with it: plain Java, no clock. */
@NullMarked
package io.soulnear.bench.load;

import org.jspecify.annotations.NullMarked;
