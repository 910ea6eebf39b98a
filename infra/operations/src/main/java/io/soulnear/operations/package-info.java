/** Running SoulNear on servers: what its operators do, and what is done for them. */
@NullMarked
package io.soulnear.operations;

import org.jspecify.annotations.NullMarked;
