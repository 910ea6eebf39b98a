/** Classes that keep or break a rule of the house on purpose. */
@NullMarked
package io.soulnear.sample.tidy.jdbc;

import org.jspecify.annotations.NullMarked;
