@NullMarked
package io.soulnear.dialogue.prompt.http;

import org.jspecify.annotations.NullMarked;
