/** Analysis by a language model, checked before it counts. */
@NullMarked
package io.soulnear.profile.analysis.model;

import org.jspecify.annotations.NullMarked;
