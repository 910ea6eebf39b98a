/** What is asked of Prometheus and Kubernetes. */
@NullMarked
package io.soulnear.operations.canary.http;

import org.jspecify.annotations.NullMarked;
