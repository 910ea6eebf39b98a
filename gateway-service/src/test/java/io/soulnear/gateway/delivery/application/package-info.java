@NullMarked
package io.soulnear.gateway.delivery.application;

import org.jspecify.annotations.NullMarked;
