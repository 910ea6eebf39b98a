/** How long to wait for something that the work can do without. */
@NullMarked
package io.soulnear.gateway.patience;

import org.jspecify.annotations.NullMarked;
