/** Tests of how calls of models are heard of. */
@NullMarked
package io.soulnear.dialogue.cost.kafka;

import org.jspecify.annotations.NullMarked;
