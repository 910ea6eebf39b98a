/** The command line, on a cluster that only takes notes. */
@NullMarked
package io.soulnear.operations.command;

import org.jspecify.annotations.NullMarked;
