package io.printsmart.ipp;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.KeywordOrName;
import com.hp.jipp.model.Types;
import io.printsmart.job.ColorMode;
import io.printsmart.job.Order;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.Sides;
import java.util.ArrayList;
import java.util.List;

/**
 * An order's options as job template attributes (RFC 8011 section 5.2). What differs from the usual is always asked for,
 * since it was paid for: a printer that cannot do it refuses, or does what comes closest. What is usual is asked for where
 * the printer knows it, since its own default may be another.
 */
final class JobTemplate {

    private JobTemplate() {}

    static List<Attribute<?>> of(Order order, PrinterFacts facts) {
        PrintOptions options = order.options();
        List<Attribute<?>> template = new ArrayList<>();
        if (options.copies() > 1 || facts.tells("copies-supported")) {
            template.add(Types.copies.of(options.copies()));
        }
        String sides = options.sides().keyword();
        if (options.sides() != Sides.ONE_SIDED || facts.lists("sides-supported", sides)) {
            template.add(Types.sides.of(sides));
        }
        String color = options.colorMode().keyword();
        if (options.colorMode() != ColorMode.AUTO || facts.lists("print-color-mode-supported", color)) {
            template.add(Types.printColorMode.of(color));
        }
        if (!options.media().isEmpty()) {
            template.add(Types.media.of(new KeywordOrName(options.media())));
        }
        if (facts.tells("job-priority-supported")) {
            template.add(Types.jobPriority.of(order.priority()));
        }
        return template;
    }
}
