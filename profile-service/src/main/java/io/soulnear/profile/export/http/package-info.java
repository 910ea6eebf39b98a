/** What the other services keep. */
@NullMarked
package io.soulnear.profile.export.http;

import org.jspecify.annotations.NullMarked;
