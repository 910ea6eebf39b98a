/** Analysis without a model: words and rules from data files. */
@NullMarked
package io.soulnear.profile.analysis.offline;

import org.jspecify.annotations.NullMarked;
