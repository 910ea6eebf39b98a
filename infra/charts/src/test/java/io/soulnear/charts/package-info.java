/** Tests of the pictures. */
@NullMarked
package io.soulnear.charts;

import org.jspecify.annotations.NullMarked;
