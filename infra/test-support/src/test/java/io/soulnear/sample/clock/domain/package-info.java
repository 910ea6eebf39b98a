/** Classes that keep or break a rule of the house on purpose. */
@NullMarked
package io.soulnear.sample.clock.domain;

import org.jspecify.annotations.NullMarked;
