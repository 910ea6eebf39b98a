/** Tests of flags in the chat. */
@NullMarked
package io.soulnear.flags.administration.kafka;

import org.jspecify.annotations.NullMarked;
