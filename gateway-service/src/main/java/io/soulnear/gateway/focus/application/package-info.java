/** What the gateway remembers of a chat, and how it learns of changes. */
@NullMarked
package io.soulnear.gateway.focus.application;

import org.jspecify.annotations.NullMarked;
