/** Calls of models as they are stored with their turns. */
@NullMarked
package io.soulnear.dialogue.cost.jdbc;

import org.jspecify.annotations.NullMarked;
