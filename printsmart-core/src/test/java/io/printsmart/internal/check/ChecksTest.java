package io.printsmart.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void aMessageNamesTheThingTheValueAndTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.range("copies", 0, 1, 999))
                .withMessage("copies is 0; it must be from 1 to 999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.positive("lease", Duration.ZERO))
                .withMessageContaining("lease is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.name("key", " ", 190))
                .withMessage("key is blank; give 1 to 190 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.text("site", "ab\u0007c", 200))
                .withMessage("site 'ab?c' has the character U+0007 at position 2; leave it out");
    }

    @Test
    void bordersBelongToTheRange() {
        assertThat(Checks.range("n", 1, 1, 3)).isEqualTo(1);
        assertThat(Checks.range("n", 3, 1, 3)).isEqualTo(3);
        assertThat(Checks.name("n", "abc", 3)).isEqualTo("abc");
        assertThat(Checks.text("n", "", 3)).isEmpty();
        assertThat(Checks.positive("n", Duration.ofNanos(1))).isEqualTo(Duration.ofNanos(1));
        assertThat(Checks.positive("n", Duration.ofDays(36_500))).isEqualTo(Duration.ofDays(36_500));
    }

    @Test
    void whatIsTooLongIsNotRepeatedWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.text("site", "x".repeat(5000), 200))
                .withMessageContaining("5000 characters")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void whatIsPrivateIsNotRepeatedAtAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.privateText("title", "x".repeat(5000), 200))
                .withMessage("title has 5000 characters; at most 200 are allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.privateText("title", "ab\nc", 200))
                .withMessage("title has the character U+000A at position 2; leave it out");
        assertThat(Checks.privateText("title", "abc", 3)).isEqualTo("abc");
    }

    @Test
    void durationsThatCannotBeCountedInNanosecondsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Checks.positive("n", Duration.ofDays(36_501)));
        assertThatIllegalArgumentException().isThrownBy(() -> Checks.positive("n", Duration.ofNanos(-1)));
    }

    @Test
    void surrogatesComeInPairs() {
        assertThat(Checks.text("n", "😀", 2)).isEqualTo("😀");
        assertThatIllegalArgumentException().isThrownBy(() -> Checks.text("n", "\ud83dx", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Checks.text("n", "\ude00", 2));
    }

    @Test
    void whatIsShownHoldsNoControlCharactersAndNoHalfPairs() {
        assertThat(Checks.shown("a\r\nb\u001b")).isEqualTo("'a??b?'");
        assertThat(Checks.shown("x".repeat(39) + "😀y")).isEqualTo("'" + "x".repeat(39) + "?…'");
    }
}
