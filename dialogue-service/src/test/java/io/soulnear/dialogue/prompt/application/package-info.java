@NullMarked
package io.soulnear.dialogue.prompt.application;

import org.jspecify.annotations.NullMarked;
