/** The supervisor with small real processes. */
@NullMarked
package io.soulnear.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
