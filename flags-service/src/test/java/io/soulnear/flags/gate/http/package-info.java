/** Tests of the gate. */
@NullMarked
package io.soulnear.flags.gate.http;

import org.jspecify.annotations.NullMarked;
