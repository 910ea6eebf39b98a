/** The topic of people, read from its beginning. */
@NullMarked
package io.soulnear.profile.chronicle.kafka;

import org.jspecify.annotations.NullMarked;
