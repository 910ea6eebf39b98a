/** Classes that keep or break a rule of the house on purpose. */
@NullMarked
package io.soulnear.sample.framework.domain;

import org.jspecify.annotations.NullMarked;
