package io.printsmart.event;

import java.time.Instant;

/**
 * Most printers of a site went down at once, or the first of them came back: one alert for a dead switch instead of one for
 * each printer behind it. Immutable.
 *
 * @param site the site, as the printers name it
 * @param version the site's version, raised by each of its events
 * @param at when it was stored, by the store's clock
 * @param down whether it went down, else it came back
 * @param printers how many of its printers the node that found it knew to be down
 */
public record SiteStatusChanged(String site, long version, Instant at, boolean down, int printers)
        implements PrintEvent {

    @Override
    public String subject() {
        return "site:" + site;
    }
}
