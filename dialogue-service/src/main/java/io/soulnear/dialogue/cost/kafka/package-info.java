/** What other services, and this one, say of their calls of models. */
@NullMarked
package io.soulnear.dialogue.cost.kafka;

import org.jspecify.annotations.NullMarked;
