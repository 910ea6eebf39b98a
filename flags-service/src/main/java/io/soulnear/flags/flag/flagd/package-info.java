/** Definitions in flagd's format: checked against its published schema, and switched on or off. */
@NullMarked
package io.soulnear.flags.flag.flagd;

import org.jspecify.annotations.NullMarked;
