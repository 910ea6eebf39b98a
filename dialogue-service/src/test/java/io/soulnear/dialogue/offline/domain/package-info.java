@NullMarked
package io.soulnear.dialogue.offline.domain;

import org.jspecify.annotations.NullMarked;
