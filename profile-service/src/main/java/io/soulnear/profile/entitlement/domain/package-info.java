/** Plans and their expiry. */
@NullMarked
package io.soulnear.profile.entitlement.domain;

import org.jspecify.annotations.NullMarked;
