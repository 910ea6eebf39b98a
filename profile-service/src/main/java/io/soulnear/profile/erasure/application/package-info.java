/** Opens erasures, gathers the confirmations of the other services, closes with one message. */
@NullMarked
package io.soulnear.profile.erasure.application;

import org.jspecify.annotations.NullMarked;
