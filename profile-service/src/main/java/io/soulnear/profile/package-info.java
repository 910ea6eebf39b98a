/** Who a person is to us: consent, the first acquaintance, menu, language, and the way out. */
@NullMarked
package io.soulnear.profile;

import org.jspecify.annotations.NullMarked;
