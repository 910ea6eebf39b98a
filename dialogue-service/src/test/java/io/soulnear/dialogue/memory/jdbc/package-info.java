/** Tests of memory in Postgres. */
@NullMarked
package io.soulnear.dialogue.memory.jdbc;

import org.jspecify.annotations.NullMarked;
