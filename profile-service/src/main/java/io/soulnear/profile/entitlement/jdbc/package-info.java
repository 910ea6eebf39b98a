/** Entitlements and invitations in Postgres. */
@NullMarked
package io.soulnear.profile.entitlement.jdbc;

import org.jspecify.annotations.NullMarked;
