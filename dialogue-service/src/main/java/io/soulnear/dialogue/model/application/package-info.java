/** Which model answers, how long it may take, and who stands in when it can't. */
@NullMarked
package io.soulnear.dialogue.model.application;

import org.jspecify.annotations.NullMarked;
