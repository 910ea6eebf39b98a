/** Flags from the command line: asking flags-service, and seeing what is in force in each service. */
@NullMarked
package io.soulnear.sandbox.flags;

import org.jspecify.annotations.NullMarked;
