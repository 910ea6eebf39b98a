/** What operators say on the command line. */
@NullMarked
package io.soulnear.operations.command;

import org.jspecify.annotations.NullMarked;
