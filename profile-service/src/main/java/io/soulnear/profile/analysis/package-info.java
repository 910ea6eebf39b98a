/** Finds what recurs in what a person says, how they feel, and what helps; never on the way of a reply. */
@NullMarked
package io.soulnear.profile.analysis;

import org.jspecify.annotations.NullMarked;
