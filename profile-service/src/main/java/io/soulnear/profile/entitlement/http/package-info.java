/** Grants by operators. */
@NullMarked
package io.soulnear.profile.entitlement.http;

import org.jspecify.annotations.NullMarked;
