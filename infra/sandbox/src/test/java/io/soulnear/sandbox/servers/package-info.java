/** The embedded servers, started for real. */
@NullMarked
package io.soulnear.sandbox.servers;

import org.jspecify.annotations.NullMarked;
