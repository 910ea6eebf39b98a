/** What people live through with the bot, in both languages. */
@NullMarked
package io.soulnear.journeys.people;

import org.jspecify.annotations.NullMarked;
