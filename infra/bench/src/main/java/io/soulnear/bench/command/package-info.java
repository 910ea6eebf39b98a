/** What of it can be typed. */
@NullMarked
package io.soulnear.bench.command;

import org.jspecify.annotations.NullMarked;
