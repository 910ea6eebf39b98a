/** Tests of the last hand on a reply. */
@NullMarked
package io.soulnear.dialogue.wording.domain;

import org.jspecify.annotations.NullMarked;
