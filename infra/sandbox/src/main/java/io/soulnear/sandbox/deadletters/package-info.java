/** Events that could not be handled: looking at them without their payloads, and sending them on their way again. */
@NullMarked
package io.soulnear.sandbox.deadletters;

import org.jspecify.annotations.NullMarked;
