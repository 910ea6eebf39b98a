@NullMarked
package io.soulnear.safety;

import org.jspecify.annotations.NullMarked;
