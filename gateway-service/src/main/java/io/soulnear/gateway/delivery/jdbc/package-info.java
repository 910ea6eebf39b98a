/** The deliveries in Postgres. */
@NullMarked
package io.soulnear.gateway.delivery.jdbc;

import org.jspecify.annotations.NullMarked;
