/** Prompts over HTTP, for operators and the command line. */
@NullMarked
package io.soulnear.dialogue.prompt.http;

import org.jspecify.annotations.NullMarked;
