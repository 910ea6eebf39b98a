@NullMarked
package io.soulnear.gateway.inbound.application;

import org.jspecify.annotations.NullMarked;
