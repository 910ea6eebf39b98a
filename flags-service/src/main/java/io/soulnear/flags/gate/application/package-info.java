/** Asking for a replay's report before more than a few people get a flag. */
@NullMarked
package io.soulnear.flags.gate.application;

import org.jspecify.annotations.NullMarked;
