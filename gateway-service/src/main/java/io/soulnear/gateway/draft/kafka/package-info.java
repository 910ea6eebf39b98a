/** Hears what is being written. */
@NullMarked
package io.soulnear.gateway.draft.kafka;

import org.jspecify.annotations.NullMarked;
