/** Takes the replies that the services ask for. */
@NullMarked
package io.soulnear.gateway.delivery.kafka;

import org.jspecify.annotations.NullMarked;
