@NullMarked
package io.soulnear.dialogue;

import org.jspecify.annotations.NullMarked;
