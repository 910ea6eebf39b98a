@NullMarked
package io.soulnear.dialogue.safety.domain;

import org.jspecify.annotations.NullMarked;
