/** Shows that an answer is on its way. */
@NullMarked
package io.soulnear.gateway.typing;

import org.jspecify.annotations.NullMarked;
