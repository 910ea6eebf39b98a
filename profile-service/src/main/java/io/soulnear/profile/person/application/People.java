package io.soulnear.profile.person.application;

import io.soulnear.messaging.Transaction;
import java.util.Optional;

/** Who we know. */
public interface People {
    /** What is stored about the person, locked until the transaction ends. */
    Optional<Known> find(Transaction tx, long chat);

    void save(Transaction tx, long chat, Known known);

    void delete(Transaction tx, long chat);
}
