/** Journeys that a person takes through the chat page, in a real browser. */
@NullMarked
package io.soulnear.journeys.browser;

import org.jspecify.annotations.NullMarked;
