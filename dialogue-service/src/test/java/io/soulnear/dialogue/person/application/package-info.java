@NullMarked
package io.soulnear.dialogue.person.application;

import org.jspecify.annotations.NullMarked;
