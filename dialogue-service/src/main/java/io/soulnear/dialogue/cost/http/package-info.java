/** What operators are told about costs. */
@NullMarked
package io.soulnear.dialogue.cost.http;

import org.jspecify.annotations.NullMarked;
