/** Comparisons of figures. */
@NullMarked
package io.soulnear.operations.canary.domain;

import org.jspecify.annotations.NullMarked;
