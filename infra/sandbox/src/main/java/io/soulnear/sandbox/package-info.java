/** Everything SoulNear needs around its services on a developer's machine. */
@NullMarked
package io.soulnear.sandbox;

import org.jspecify.annotations.NullMarked;
