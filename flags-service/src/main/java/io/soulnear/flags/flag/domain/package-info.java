/** A flag, its versions, and the rules for changing it. */
@NullMarked
package io.soulnear.flags.flag.domain;

import org.jspecify.annotations.NullMarked;
