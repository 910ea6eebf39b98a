/** What models have cost, asked of the services that paid. */
@NullMarked
package io.soulnear.sandbox.costs;

import org.jspecify.annotations.NullMarked;
