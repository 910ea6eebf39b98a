/** A small HTTP server on Netty: one virtual thread per request, a router, server-sent events, and resets on demand. */
@NullMarked
package io.soulnear.sandbox.telegram.http;

import org.jspecify.annotations.NullMarked;
