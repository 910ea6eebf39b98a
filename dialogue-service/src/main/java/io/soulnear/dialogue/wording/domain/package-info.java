/** The last hand on a reply: its length, its quotes, its markup. Functions from text to text; the same input gives the same output. */
@NullMarked
package io.soulnear.dialogue.wording.domain;

import org.jspecify.annotations.NullMarked;
