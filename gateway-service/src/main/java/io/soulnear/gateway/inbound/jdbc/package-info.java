/** The routes already chosen, in Postgres. */
@NullMarked
package io.soulnear.gateway.inbound.jdbc;

import org.jspecify.annotations.NullMarked;
