@NullMarked
package io.soulnear.dialogue.model.application;

import org.jspecify.annotations.NullMarked;
