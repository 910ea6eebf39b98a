/** Which service answers an update: the rules, from what the chat is busy with and what came in. */
@NullMarked
package io.soulnear.gateway.focus.domain;

import org.jspecify.annotations.NullMarked;
