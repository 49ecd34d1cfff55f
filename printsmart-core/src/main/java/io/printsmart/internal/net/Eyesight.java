package io.printsmart.internal.net;

import io.printsmart.printer.Finding;

/**
 * Whether this node suspects itself: its own network, not the printers. The watch over the printers finds it out; who looks at a
 * printer meanwhile must not take silence for the printer's.
 */
public final class Eyesight {

    private volatile boolean blind;

    /**
     * Tells whether the node suspects itself.
     *
     * @return true if silence says nothing of a printer
     */
    public boolean isBlind() {
        return blind;
    }

    /**
     * Sets it.
     *
     * @param suspects whether the node suspects itself
     */
    public void setBlind(boolean suspects) {
        blind = suspects;
    }

    /** What a look is worth. */
    Finding judged(Finding finding) {
        return blind && finding.isSilence() ? Finding.NOT_LOOKED : finding;
    }
}
