package io.printsmart.ipp.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was learned, up to a number of things; what was not used for longest is forgotten first. Safe for many threads.
 *
 * @param <K> what it was learned of
 * @param <V> what was learned
 */
public final class Remembered<K, V> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, V> values;

    /**
     * Creates an empty memory.
     *
     * @param most how many things it keeps
     */
    public Remembered(int most) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * Recalls.
     *
     * @param key what of
     * @return what was learned; null if nothing was, or if it is forgotten
     */
    public @Nullable V get(K key) {
        lock.lock();
        try {
            return values.get(key);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Learns.
     *
     * @param key what of
     * @param value what was learned
     */
    public void put(K key, V value) {
        lock.lock();
        try {
            values.put(key, value);
        } finally {
            lock.unlock();
        }
    }
}
