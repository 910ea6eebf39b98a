/** What a person may use, and how it is granted. */
@NullMarked
package io.soulnear.profile.entitlement;

import org.jspecify.annotations.NullMarked;
