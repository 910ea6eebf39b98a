/** Remembers half messages. */
@NullMarked
package io.soulnear.gateway.draft.jdbc;

import org.jspecify.annotations.NullMarked;
