/** How the code of all modules reads. */
@NullMarked
package io.soulnear.operations.code;

import org.jspecify.annotations.NullMarked;
