/** What the manifests of Kubernetes must be. */
@NullMarked
package io.soulnear.operations.manifests;

import org.jspecify.annotations.NullMarked;
