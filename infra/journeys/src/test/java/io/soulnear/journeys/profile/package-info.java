/** What the bot knows about people, and what they make of it. */
@NullMarked
package io.soulnear.journeys.profile;

import org.jspecify.annotations.NullMarked;
