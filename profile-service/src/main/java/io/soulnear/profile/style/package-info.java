/** How a person wants to be answered, and in which time zone their day begins. */
@NullMarked
package io.soulnear.profile.style;

import org.jspecify.annotations.NullMarked;
