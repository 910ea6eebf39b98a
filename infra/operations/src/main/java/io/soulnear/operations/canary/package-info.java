/** A new build of a service beside the old one, with a share of its work. */
@NullMarked
package io.soulnear.operations.canary;

import org.jspecify.annotations.NullMarked;
