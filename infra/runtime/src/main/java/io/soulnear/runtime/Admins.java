package io.soulnear.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;

/**
 * Who may administer the bot from within Telegram.
 *
 * @param ids their Telegram ids, commas between; empty: nobody
 */
@ConfigurationProperties("soulnear.admins")
public record Admins(
        @Bindable(defaultValue = "")
        @Pattern(regexp = "|\\s*\\d{1,18}(\\s*,\\s*\\d{1,18})*\\s*", message = "must be numbers with commas between")
        String ids) {
    /** Whether the person is one of them. */
    public boolean include(long person) {
        return Arrays.stream(ids.split(","))
                .map(String::strip)
                .anyMatch(id -> !id.isEmpty() && Long.parseLong(id) == person);
    }
}
