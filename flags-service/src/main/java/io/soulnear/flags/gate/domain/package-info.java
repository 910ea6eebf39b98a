/** What replays found about flags, and when that lets more people have one. */
@NullMarked
package io.soulnear.flags.gate.domain;

import org.jspecify.annotations.NullMarked;
