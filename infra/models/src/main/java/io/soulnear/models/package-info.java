/** The models that answer: which are configured, how they are reached, how long they may take, and what they cost. */
@NullMarked
package io.soulnear.models;

import org.jspecify.annotations.NullMarked;
