/** Tests of turns in Postgres. */
@NullMarked
package io.soulnear.dialogue.conversation.jdbc;

import org.jspecify.annotations.NullMarked;
