/** The command line as a person uses it. */
@NullMarked
package io.soulnear.sandbox.command;

import org.jspecify.annotations.NullMarked;
