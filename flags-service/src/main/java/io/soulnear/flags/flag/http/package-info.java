/** The HTTP interface for operators and the command line. */
@NullMarked
package io.soulnear.flags.flag.http;

import org.jspecify.annotations.NullMarked;
