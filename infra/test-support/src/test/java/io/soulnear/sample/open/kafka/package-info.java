/** Classes that keep or break a rule of the house on purpose. */
@NullMarked
package io.soulnear.sample.open.kafka;

import org.jspecify.annotations.NullMarked;
