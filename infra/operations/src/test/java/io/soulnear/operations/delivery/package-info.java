/** The scripts of the pipeline, with the programs that they talk to imitated. */
@NullMarked
package io.soulnear.operations.delivery;

import org.jspecify.annotations.NullMarked;
