/** When somebody is called. */
@NullMarked
package io.soulnear.operations.alerts;

import org.jspecify.annotations.NullMarked;
