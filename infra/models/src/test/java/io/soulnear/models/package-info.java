@NullMarked
package io.soulnear.models;

import org.jspecify.annotations.NullMarked;
