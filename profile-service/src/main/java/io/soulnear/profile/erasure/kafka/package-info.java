/** Translates confirmations of erasure. */
@NullMarked
package io.soulnear.profile.erasure.kafka;

import org.jspecify.annotations.NullMarked;
