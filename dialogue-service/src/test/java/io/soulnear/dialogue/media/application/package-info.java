/** Tests of how pictures and voice become words. */
@NullMarked
package io.soulnear.dialogue.media.application;

import org.jspecify.annotations.NullMarked;
