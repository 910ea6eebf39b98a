/** What the tests of all modules share: servers, house rules, contracts, collected traces. */
@NullMarked
package io.soulnear.testing;

import org.jspecify.annotations.NullMarked;
