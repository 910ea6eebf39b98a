/** What models have cost. */
@NullMarked
package io.soulnear.dialogue.cost.application;

import org.jspecify.annotations.NullMarked;
