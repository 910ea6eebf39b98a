@NullMarked
package io.soulnear.dialogue.person.jdbc;

import org.jspecify.annotations.NullMarked;
