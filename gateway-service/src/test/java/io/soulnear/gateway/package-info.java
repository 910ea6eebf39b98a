/** The gateway as a whole, on real servers and the simulated Telegram. */
@NullMarked
package io.soulnear.gateway;

import org.jspecify.annotations.NullMarked;
