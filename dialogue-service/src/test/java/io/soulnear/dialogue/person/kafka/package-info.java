@NullMarked
package io.soulnear.dialogue.person.kafka;

import org.jspecify.annotations.NullMarked;
