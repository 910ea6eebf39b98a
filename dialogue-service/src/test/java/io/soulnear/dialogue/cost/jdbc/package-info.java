@NullMarked
package io.soulnear.dialogue.cost.jdbc;

import org.jspecify.annotations.NullMarked;
