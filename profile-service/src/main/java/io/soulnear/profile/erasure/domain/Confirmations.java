package io.soulnear.profile.erasure.domain;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Which services have erased the person. */
public record Confirmations(Set<Service> received) {
    public Confirmations {
        received = Set.copyOf(received);
    }

    /** These and one more; a repeat changes nothing. */
    public Confirmations with(Service service) {
        var more = EnumSet.of(service);
        more.addAll(received);
        return new Confirmations(more);
    }

    /** Whether nobody keeps anything any more. */
    public boolean complete() {
        return received.containsAll(EnumSet.allOf(Service.class));
    }

    /** The confirmations of those named; names that nobody waits for are passed over. */
    public static Confirmations of(Collection<String> names) {
        var received = EnumSet.noneOf(Service.class);
        names.forEach(name -> Service.named(name).ifPresent(received::add));
        return new Confirmations(received);
    }
}
