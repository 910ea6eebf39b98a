package io.soulnear.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * The way to Kafka.
 *
 * @param bootstrap {@code host:port[,host:port…]}
 * @param topicPrefix put before every topic and group; keeps environments apart on one cluster
 * @param instance a name that survives restarts of this instance; empty where instances come and go
 */
@ConfigurationProperties("soulnear.kafka")
public record KafkaSettings(
        @NotBlank
        @Pattern(
                regexp = "[^,\\s]+:\\d+(,[^,\\s]+:\\d+)*",
                message = "must be host:port, or several with commas between")
        String bootstrap,

        @Bindable(defaultValue = "")
        @Pattern(regexp = "[A-Za-z0-9._-]*", message = "may hold letters, digits, dots, dashes and underscores")
        String topicPrefix,

        @Bindable(defaultValue = "") String instance) {}
