package io.printsmart.ipp.internal.message;

import com.hp.jipp.model.Status;
import java.util.List;

/**
 * What a printer answered.
 *
 * @param status the status-code
 * @param groups the groups of attributes
 */
public record IppAnswer(int status, List<Attributes> groups) {

    private static final int FIRST_ERROR = 0x0400;

    /**
     * Copies the groups.
     *
     * @param status the status-code
     * @param groups the groups of attributes
     */
    public IppAnswer {
        groups = List.copyOf(groups);
    }

    /**
     * Tells whether the printer did what it was asked, if with other attributes (RFC 8011 appendix B.1.2).
     *
     * @return true for the codes below 0x0400
     */
    public boolean isSuccess() {
        return status < FIRST_ERROR;
    }

    /**
     * Tells whether the printer says so.
     *
     * @param one a status
     * @return true if it is this answer's
     */
    public boolean is(Status one) {
        return status == one.getCode();
    }

    /**
     * An attribute, in whatever group the printer put it.
     *
     * @param name its name
     * @return its values
     */
    public Values get(String name) {
        return groups.stream()
                .map(group -> group.get(name))
                .filter(Values::isPresent)
                .findFirst()
                .orElse(Values.MISSING);
    }

    /**
     * Tells whether the printer says that it ignored an attribute of the request, or took another value.
     *
     * @param name the attribute
     * @return true if it is named as unsupported (RFC 8011 section 4.1.7)
     */
    public boolean ignores(String name) {
        return groups.stream()
                .anyMatch(group ->
                        group.tag() == Attributes.UNSUPPORTED && group.get(name).isPresent());
    }

    /**
     * The jobs in the answer.
     *
     * @return one group each
     */
    public List<Attributes> jobs() {
        return groups.stream().filter(group -> group.tag() == Attributes.JOB).toList();
    }

    /**
     * The status in words. Never what the printer says in {@code status-message}: that is free text.
     *
     * @return such as {@code server-error-busy (0x0507)}
     */
    public String statusInWords() {
        Status known = Status.all.get(status);
        return (known == null ? "status" : known.getName()) + String.format(" (0x%04x)", status);
    }
}
