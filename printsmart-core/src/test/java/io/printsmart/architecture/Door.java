package io.printsmart.architecture;

import io.printsmart.architecture.internal.inside.Insider;

/** What hosts would use; it leads to internals. */
public final class Door {

    public String name() {
        return "door";
    }

    String open() {
        return new Insider(this).offend();
    }
}
