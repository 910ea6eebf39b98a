/** Tests of what an analysis rests on. */
@NullMarked
package io.soulnear.profile.analysis.application;

import org.jspecify.annotations.NullMarked;
