package io.soulnear.replay.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyboardsTest {
    private final Keyboards keyboards = new Keyboards();

    @Test
    void aTapMeansTheButtonWithTheSameLabel() {
        shown("[{'text':'Never','action':'quiz:answer:b:1:0'},{'text':'Often','action':'quiz:answer:b:1:1'}]");

        assertThat(tapped(1, "Often", "Often", "Never")).contains("quiz:answer:b:1:1");
    }

    @Test
    void withoutSuchALabelItMeansTheSamePlace() {
        shown("[{'text':'Nie','action':'quiz:answer:b:1:0'},{'text':'Oft','action':'quiz:answer:b:1:1'}]");

        assertThat(tapped(1, "Never", "Never", "Often")).contains("quiz:answer:b:1:0");
    }

    @Test
    void withoutSuchAPlaceItMeansTheSameVerb() {
        shown("[{'text':'Weiter','action':'quiz:answer:b:1:0'}]");

        assertThat(tapped(1, "Often", "Never", "Often")).contains("quiz:answer:b:1:0");
    }

    @Test
    void withoutAnyKeyboardItMeansNothing() {
        assertThat(tapped(1, "Often", "Often")).isEmpty();
    }

    @Test
    void aSecondTapOnTheSameMessageIsOneOnTheSameKeyboard() {
        shown("[{'text':'Often','action':'quiz:answer:b:1:1'}]");
        tapped(7, "Often", "Often");
        shown("[{'text':'Often','action':'quiz:answer:b:2:1'}]");

        assertThat(tapped(7, "Often", "Often")).contains("quiz:answer:b:1:1");
        assertThat(tapped(8, "Often", "Often")).contains("quiz:answer:b:2:1");
    }

    private void shown(String row) {
        keyboards.shown(json("{'text':'?','buttons':[" + row + "]}"));
    }

    private Optional<String> tapped(int message, String label, String... labels) {
        var row = new StringBuilder();
        for (var each : labels) {
            row.append(row.isEmpty() ? "" : ",").append("{'text':'" + each + "','callback_data':'1." + each + ".x'}");
        }
        var tap = json("{'data':'1." + label + ".x','message':{'message_id':" + message
                + ",'reply_markup':{'inline_keyboard':[[" + row + "]]}}}");
        return keyboards.meant(tap, "answer").map(Keyboards.Key::action);
    }

    private static JsonNode json(String text) {
        return Talk.read(text.replace('\'', '"'));
    }
}
