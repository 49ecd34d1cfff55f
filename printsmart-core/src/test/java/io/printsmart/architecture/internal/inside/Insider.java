package io.printsmart.architecture.internal.inside;

import io.printsmart.architecture.Door;

/** Breaks the rule that internals do not know who uses them. */
public final class Insider {

    private final Door door;

    public Insider(Door door) {
        this.door = door;
    }

    public String offend() {
        return door.name();
    }
}
