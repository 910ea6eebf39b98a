/** The conversation in Postgres, many commands in one statement. */
@NullMarked
package io.soulnear.dialogue.conversation.jdbc;

import org.jspecify.annotations.NullMarked;
