package io.printsmart.printer;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code printer-state-reasons} of RFC 8011 section 5.4.12 and the PWG's registrations: which of them block printing,
 * and what they mean in words. A keyword may end in {@code -report}, {@code -warning} or {@code -error}; none of these
 * means error. The suffix says little (printers send {@code media-empty-warning} for an empty tray), so known keywords
 * are judged without it, and only unknown ones by it. Beside the registered keywords there is {@code not-accepting-jobs},
 * for a printer whose {@code printer-is-accepting-jobs} is false.
 */
public final class StateReasons {

    private static final Set<String> BLOCKING = Set.of(
            "media-empty",
            "media-needed",
            "media-jam",
            "cover-open",
            "door-open",
            "interlock-open",
            "input-tray-missing",
            "output-tray-missing",
            "output-area-full",
            "marker-supply-empty",
            "toner-empty",
            "developer-empty",
            "marker-waste-full",
            "opc-life-over",
            "fuser-over-temp",
            "fuser-under-temp",
            "paused",
            "moving-to-paused",
            "stopping",
            "shutdown",
            "offline",
            "timed-out",
            "spool-area-full",
            "interpreter-resource-unavailable",
            "media-path-input-feed-error",
            "media-path-output-feed-error",
            "not-accepting-jobs");

    private static final Set<String> DEGRADED = Set.of(
            "media-low",
            "toner-low",
            "marker-supply-low",
            "developer-low",
            "marker-waste-almost-full",
            "output-area-almost-full",
            "opc-near-eol",
            "stopped-partly",
            "connecting-to-device");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("media-empty", "out of paper"),
            Map.entry("media-needed", "needs paper"),
            Map.entry("media-jam", "paper jam"),
            Map.entry("cover-open", "cover open"),
            Map.entry("door-open", "door open"),
            Map.entry("input-tray-missing", "paper tray missing"),
            Map.entry("output-tray-missing", "output tray missing"),
            Map.entry("output-area-full", "output tray full"),
            Map.entry("marker-supply-empty", "out of ink or toner"),
            Map.entry("toner-empty", "out of toner"),
            Map.entry("marker-waste-full", "waste container full"),
            Map.entry("spool-area-full", "printer memory full"),
            Map.entry("moving-to-paused", "paused"),
            Map.entry("timed-out", "not responding"),
            Map.entry("media-low", "paper low"),
            Map.entry("toner-low", "toner low"),
            Map.entry("marker-supply-low", "ink or toner low"),
            Map.entry("not-accepting-jobs", "not accepting jobs"));

    private static final Comparator<String> BLOCKING_FIRST = Comparator.comparing(
                    (String reason) -> isBlocking(reason) ? 0 : 1)
            .thenComparing(Comparator.naturalOrder());

    private static final List<String> SUFFIXES = List.of("-report", "-warning", "-error");

    private StateReasons() {}

    /**
     * Cleans what a printer sent: {@code none} goes, the suffix of a known keyword is cut, unknown ones are kept as they
     * are, at most 20 of them and blocking ones rather than others.
     *
     * @param keywords as the printer sent them
     * @return sorted and without repetition
     */
    public static List<String> normalize(Collection<String> keywords) {
        return keywords.stream()
                .limit(200)
                .map(keyword -> keyword.toLowerCase(Locale.ROOT).strip())
                .filter(keyword -> keyword.length() <= 255 && keyword.matches("[a-z0-9._-]+"))
                .filter(keyword -> !keyword.equals("none"))
                .map(StateReasons::withoutSuffix)
                .distinct()
                .sorted(BLOCKING_FIRST)
                .limit(20)
                .sorted()
                .toList();
    }

    /**
     * Tells whether a reason blocks printing.
     *
     * @param reason a normalized keyword
     * @return true for a known blocking reason and for an unknown one that ends in {@code -error}
     */
    public static boolean isBlocking(String reason) {
        return BLOCKING.contains(reason) || (!isKnown(reason) && reason.endsWith("-error"));
    }

    /**
     * Says reasons in words, the blocking ones alone if there are any.
     *
     * @param reasons normalized keywords
     * @return such as {@code Out of paper, cover open}; empty if there is no reason
     */
    public static String inWords(Collection<String> reasons) {
        boolean anyBlocks = reasons.stream().anyMatch(StateReasons::isBlocking);
        String words = reasons.stream()
                .filter(reason -> !anyBlocks || isBlocking(reason))
                .map(StateReasons::words)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String words(String reason) {
        String known = WORDS.get(reason);
        return known != null ? known : withoutAnySuffix(reason).replace('-', ' ');
    }

    private static String withoutSuffix(String keyword) {
        String cut = withoutAnySuffix(keyword);
        return isKnown(keyword) || !isKnown(cut) ? keyword : cut;
    }

    private static String withoutAnySuffix(String keyword) {
        return SUFFIXES.stream()
                .filter(keyword::endsWith)
                .map(suffix -> keyword.substring(0, keyword.length() - suffix.length()))
                .findFirst()
                .orElse(keyword);
    }

    private static boolean isKnown(String keyword) {
        return Stream.of(BLOCKING, DEGRADED).anyMatch(set -> set.contains(keyword)) || WORDS.containsKey(keyword);
    }
}
