/** What the gateway does when nobody waits for it. */
@NullMarked
package io.soulnear.gateway.upkeep;

import org.jspecify.annotations.NullMarked;
