/** A modest companion by rules and lexicons: reflects feeling and topic, asks one open question. The same input gives the same reply. */
@NullMarked
package io.soulnear.dialogue.offline.domain;

import org.jspecify.annotations.NullMarked;
