package io.soulnear.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Where and as whom a service takes part.
 *
 * @param service its name, such as {@code dialogue}; it becomes the CloudEvents source and part of client ids
 * @param bootstrap Kafka's {@code host:port[,host:port…]}
 * @param prefix put before every topic and group name, so that environments share a cluster; may be empty
 * @param instance a name that stays with this instance over restarts, so that Kafka gives it its partitions back at
 *     once; null where instances come and go
 * @param settling whether an event counts as read only when Kafka has all that it caused, and soon: with nothing left to read, all is
 *     done. It costs speed
 */
public record MessagingSettings(
        String service,
        String bootstrap,
        String prefix,
        @Nullable String instance,
        boolean settling) {
    /** Those that are as fast as can be. */
    public MessagingSettings(String service, String bootstrap, String prefix, @Nullable String instance) {
        this(service, bootstrap, prefix, instance, false);
    }
}
