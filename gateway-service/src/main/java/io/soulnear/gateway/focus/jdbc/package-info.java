/** The chats in Postgres. */
@NullMarked
package io.soulnear.gateway.focus.jdbc;

import org.jspecify.annotations.NullMarked;
