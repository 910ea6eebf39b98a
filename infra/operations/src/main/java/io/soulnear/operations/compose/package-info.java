/** The whole system on one machine, in containers. */
@NullMarked
package io.soulnear.operations.compose;

import org.jspecify.annotations.NullMarked;
