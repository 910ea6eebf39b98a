/** What a variant made of recorded conversations, as it is kept in a file. */
@NullMarked
package io.soulnear.comparison.run;

import org.jspecify.annotations.NullMarked;
