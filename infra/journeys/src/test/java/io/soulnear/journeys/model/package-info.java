/** Talks that a model answers. */
@NullMarked
package io.soulnear.journeys.model;

import org.jspecify.annotations.NullMarked;
