/** What can be done with flags: look, change, switch, seed; each change commits with its event. */
@NullMarked
package io.soulnear.flags.flag.application;

import org.jspecify.annotations.NullMarked;
