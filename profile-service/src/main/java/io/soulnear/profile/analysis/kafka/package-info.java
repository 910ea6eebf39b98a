/** Turns and quiz results as they come. */
@NullMarked
package io.soulnear.profile.analysis.kafka;

import org.jspecify.annotations.NullMarked;
