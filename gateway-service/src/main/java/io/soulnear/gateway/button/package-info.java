/** Buttons that only the chat they were made for can press. */
@NullMarked
package io.soulnear.gateway.button;

import org.jspecify.annotations.NullMarked;
