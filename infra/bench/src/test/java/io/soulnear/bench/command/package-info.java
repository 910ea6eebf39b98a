/** Of all commands together: this module knows every one. */
@NullMarked
package io.soulnear.bench.command;

import org.jspecify.annotations.NullMarked;
