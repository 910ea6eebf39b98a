@NullMarked
package io.soulnear.dialogue.prompt.domain;

import org.jspecify.annotations.NullMarked;
