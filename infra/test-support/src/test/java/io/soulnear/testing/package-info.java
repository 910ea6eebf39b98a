/** The test support, tested. */
@NullMarked
package io.soulnear.testing;

import org.jspecify.annotations.NullMarked;
