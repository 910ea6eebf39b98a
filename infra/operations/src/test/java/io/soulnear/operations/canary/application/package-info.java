/** Watching, without a cluster. */
@NullMarked
package io.soulnear.operations.canary.application;

import org.jspecify.annotations.NullMarked;
