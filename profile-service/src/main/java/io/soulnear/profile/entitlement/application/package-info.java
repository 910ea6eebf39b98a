/** Grants, invitations and the screen about them. */
@NullMarked
package io.soulnear.profile.entitlement.application;

import org.jspecify.annotations.NullMarked;
