package io.printsmart.job;

import java.util.Locale;

/** The {@code print-color-mode} of PWG 5100.13. */
public enum ColorMode {
    /** As the printer thinks best. */
    AUTO,
    /** In color. */
    COLOR,
    /** In black and white. */
    MONOCHROME;

    /**
     * The keyword.
     *
     * @return such as {@code monochrome}
     */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
