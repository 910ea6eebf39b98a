package io.soulnear.dialogue.conversation.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What was heard of lately, for as long as it can matter: as much as there can be under way at once, and then the eldest goes. */
final class Recent<K, V> {
    private static final int UNDER_WAY = 4_096;

    private final Map<K, V> values = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > UNDER_WAY;
        }
    };

    /** Remembers a value; what is known of the key already is put together with it. */
    synchronized void add(K key, V value, BinaryOperator<V> together) {
        values.merge(key, value, together);
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void forget(K key) {
        values.remove(key);
    }
}
