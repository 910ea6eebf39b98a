@NullMarked
package io.soulnear.messaging;

import org.jspecify.annotations.NullMarked;
