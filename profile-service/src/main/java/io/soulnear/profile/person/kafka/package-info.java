/** Translates updates into visits, and what happened to a person into events. */
@NullMarked
package io.soulnear.profile.person.kafka;

import org.jspecify.annotations.NullMarked;
