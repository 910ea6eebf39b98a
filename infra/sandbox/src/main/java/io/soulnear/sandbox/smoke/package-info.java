/** Whether a running environment does what matters most, seen from outside in a minute. */
@NullMarked
package io.soulnear.sandbox.smoke;

import org.jspecify.annotations.NullMarked;
