/** Rules of evidence, of merging, and of when to look. */
@NullMarked
package io.soulnear.profile.analysis.domain;

import org.jspecify.annotations.NullMarked;
