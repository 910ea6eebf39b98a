/** When a canary is worse. */
@NullMarked
package io.soulnear.operations.canary.domain;

import org.jspecify.annotations.NullMarked;
