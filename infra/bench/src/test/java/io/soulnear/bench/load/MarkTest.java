package io.soulnear.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {
    @Test
    void aMarkIsFoundInTheTextThatCarriesIt() {
        var mark = new Mark(17, 4242);

        assertThat(Mark.last("Слышу тебя. " + mark.text() + "!")).isEqualTo(mark);
    }

    @Test
    void allMarksAreFoundInTheirOrder() {
        var first = new Mark(0, 0);
        var second = new Mark(999, 123_456_789);

        assertThat(Mark.all(first.text() + second.text() + " и")).containsExactly(first, second);
        assertThat(Mark.last(first.text() + " … " + second.text())).isEqualTo(second);
    }

    @Test
    void whatOnlyLooksLikeAMarkIsNone() {
        for (var text : new String[] {"", "^", "^1", "^1~", "^1~2", "^~2~", "^1~~", "^x~1~", "^1234567890~1~"}) {
            assertThat(Mark.all(text)).as(text).isEmpty();
            assertThat(Mark.last(text)).as(text).isNull();
        }
    }

    @Test
    void anUnfinishedMarkDoesNotHideTheOneBefore() {
        assertThat(Mark.last("^1~2~ ^3~")).isEqualTo(new Mark(1, 2));
    }
}
