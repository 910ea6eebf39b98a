/** From an administrator's updates to answers. */
@NullMarked
package io.soulnear.flags.administration.kafka;

import org.jspecify.annotations.NullMarked;
