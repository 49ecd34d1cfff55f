package io.printsmart.testkit.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts something before, after or in place of one method of a port. */
final class Meddling {

    private Meddling() {}

    /** Sees the arguments of a call, and may throw. */
    interface Around {
        void call(Object[] arguments);
    }

    static <T> T with(Class<T> type, T behind, String method, Around before) {
        return proxy(type, behind, method, before, arguments -> {}, Optional.empty());
    }

    static <T> T with(Class<T> type, T behind, String method, Object instead) {
        return proxy(type, behind, method, arguments -> {}, arguments -> {}, Optional.of(() -> instead));
    }

    static <T> T with(Class<T> type, T behind, String method, Supplier<?> instead) {
        return proxy(type, behind, method, arguments -> {}, arguments -> {}, Optional.of(instead));
    }

    static <T> T after(Class<T> type, T behind, String method, Around after) {
        return proxy(type, behind, method, arguments -> {}, after, Optional.empty());
    }

    private static <T> T proxy(
            Class<T> type, T behind, String method, Around before, Around after, Optional<Supplier<?>> instead) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, given) -> {
            boolean meddled = called.getName().equals(method);
            Object[] arguments = given == null ? new Object[0] : given;
            if (meddled) {
                before.call(arguments);
                if (instead.isPresent()) {
                    return instead.get().get();
                }
            }
            try {
                Object answer = called.invoke(behind, given);
                if (meddled) {
                    after.call(arguments);
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
