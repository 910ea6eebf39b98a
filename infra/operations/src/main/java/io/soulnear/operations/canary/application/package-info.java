/** Watches a canary. */
@NullMarked
package io.soulnear.operations.canary.application;

import org.jspecify.annotations.NullMarked;
