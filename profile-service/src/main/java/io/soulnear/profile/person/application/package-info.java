/** Receives one update of a person: the new state, its events and the reply commit together. */
@NullMarked
package io.soulnear.profile.person.application;

import org.jspecify.annotations.NullMarked;
