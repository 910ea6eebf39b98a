/** Prometheus, and the API of Kubernetes. */
@NullMarked
package io.soulnear.operations.canary.http;

import org.jspecify.annotations.NullMarked;
