/** Analyses, one at a time for each person. */
@NullMarked
package io.soulnear.profile.analysis.application;

import org.jspecify.annotations.NullMarked;
