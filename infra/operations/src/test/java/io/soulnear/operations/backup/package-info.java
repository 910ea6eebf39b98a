/** Rehearsals of losses. */
@NullMarked
package io.soulnear.operations.backup;

import org.jspecify.annotations.NullMarked;
