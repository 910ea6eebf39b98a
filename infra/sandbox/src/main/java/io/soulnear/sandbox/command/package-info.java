/** What {@code ./soulnear} can be asked to do. */
@NullMarked
package io.soulnear.sandbox.command;

import org.jspecify.annotations.NullMarked;
