/** Backups of Postgres, and the proof that they can be restored. */
@NullMarked
package io.soulnear.operations.backup;

import org.jspecify.annotations.NullMarked;
