/** Classes that keep or break a rule of the house on purpose. */
@NullMarked
package io.soulnear.sample.shapeless.util;

import org.jspecify.annotations.NullMarked;
