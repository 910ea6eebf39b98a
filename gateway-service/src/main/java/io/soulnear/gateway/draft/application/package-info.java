/** Shows replies while they are being written, as far as Telegram lets it. */
@NullMarked
package io.soulnear.gateway.draft.application;

import org.jspecify.annotations.NullMarked;
