/** Feature flags: flagd definitions from the topic, evaluated in this process through OpenFeature. */
@NullMarked
package io.soulnear.runtime.flags;

import org.jspecify.annotations.NullMarked;
