/** Containers on one machine, without containers. */
@NullMarked
package io.soulnear.operations.compose;

import org.jspecify.annotations.NullMarked;
