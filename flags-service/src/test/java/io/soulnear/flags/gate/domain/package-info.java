/** Tests of the rule. */
@NullMarked
package io.soulnear.flags.gate.domain;

import org.jspecify.annotations.NullMarked;
