/** The compacted topic of definitions, from which every service takes its flags. */
@NullMarked
package io.soulnear.flags.flag.kafka;

import org.jspecify.annotations.NullMarked;
