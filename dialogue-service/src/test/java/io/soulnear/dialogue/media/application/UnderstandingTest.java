package io.soulnear.dialogue.media.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.media.application.Files.Fetched;
import io.soulnear.dialogue.media.application.Senses.Sensed;
import io.soulnear.dialogue.media.domain.Media;
import io.soulnear.dialogue.media.domain.Media.File;
import io.soulnear.dialogue.media.domain.Refusal;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnderstandingTest {
    private static final UUID UPDATE = new UUID(3, 4);
    private static final Media.Voice VOICE = new Media.Voice(new File("v", 20_000), 12);
    private static final int MIB = 1 << 20;

    private final Set<String> on = new HashSet<>(Set.of("ENABLE_IMAGES", "ENABLE_VOICE", "USE_CHAT_COMPLETION"));
    private final List<String> fetched = new ArrayList<>();
    private final Texts texts = new Texts();
    private Fetched file = new Fetched.Away();
    private Sensed sensed = new Sensed.Words("Кот на окне.");
    private boolean hasModels = true;
    private boolean answered;

    @BeforeEach
    void aPicture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", out);
        file = new Fetched.Whole(out.toByteArray());
    }

    private Understood of(Media media, String caption) {
        var senses = new Senses() {
            @Override
            public boolean canSee() {
                return hasModels;
            }

            @Override
            public boolean canHear() {
                return hasModels;
            }

            @Override
            public Sensed see(long chat, byte[] picture, String mimeType, String caption, Language language) {
                return sensed;
            }

            @Override
            public Sensed hear(byte[] voice) {
                return sensed;
            }
        };
        Files files = (id, _) -> {
            fetched.add(id);
            return file;
        };
        return new Understanding((flag, _) -> on.contains(flag), files, senses, _ -> answered, texts)
                .of(UPDATE, 42, media, caption, Language.RU);
    }

    private static Media picture(long... bytes) {
        var copies = new ArrayList<File>();
        for (var size : bytes) {
            copies.add(new File("p" + size / MIB, size));
        }
        return new Media.Picture(copies);
    }

    private void refused(Media media, Refusal why) {
        assertThat(of(media, "")).isEqualTo(new Understood.Not(why));
    }

    @Test
    void aPictureBecomesItsDescriptionAndItsCaption() {
        assertThat(of(picture(1000), "мой кот"))
                .isEqualTo(new Understood.Words("[Картинка: Кот на окне.]\nмой кот", false));
        assertThat(of(picture(1000), "")).isEqualTo(new Understood.Words("[Картинка: Кот на окне.]", false));
    }

    @Test
    void theLargestCopyThatFitsIsFetched() {
        of(picture(MIB, 9 * MIB, 11 * MIB), "");

        assertThat(fetched).containsExactly("p9");
    }

    @Test
    void whatSaysItIsTooLargeIsNotFetched() {
        refused(picture(11 * MIB), Refusal.TOO_LARGE);
        refused(new Media.Voice(new File("v", 21 * MIB), 12), Refusal.TOO_LONG);
        refused(new Media.Voice(new File("v", 20), 301), Refusal.TOO_LONG);

        assertThat(fetched).isEmpty();
    }

    @Test
    void whatTurnsOutTooLargeOrIsNotThereIsRefused() {
        file = new Fetched.TooLarge();
        refused(picture(1000), Refusal.TOO_LARGE);
        refused(VOICE, Refusal.TOO_LONG);
        file = new Fetched.Away();
        refused(picture(1000), Refusal.NOT_FETCHED);
        refused(VOICE, Refusal.NOT_FETCHED);
    }

    @Test
    void whatIsNoPictureOrNoVoiceIsNotShownToAModel() {
        sensed = new Sensed.Words("must not be asked");
        file = new Fetched.Whole("no picture".getBytes(StandardCharsets.US_ASCII));

        refused(picture(1000), Refusal.NO_PICTURE);
        refused(VOICE, Refusal.BROKEN);
    }

    @Test
    void aModelThatSeesNothingOrIsTooSlowIsAdmitted() {
        sensed = new Sensed.Nothing();
        refused(picture(1000), Refusal.NOT_SEEN);
        sensed = new Sensed.TooSlow();
        refused(picture(1000), Refusal.TIMED_OUT);
    }

    @Test
    void flagsAndModelsDecideBeforeAnythingIsFetched() {
        hasModels = false;
        refused(picture(1000), Refusal.NO_EYES);
        refused(VOICE, Refusal.NO_EARS);
        hasModels = true;
        on.remove("USE_CHAT_COMPLETION");
        refused(picture(1000), Refusal.NO_EYES);
        on.clear();
        refused(picture(1000), Refusal.PICTURES_OFF);
        refused(VOICE, Refusal.VOICE_OFF);

        assertThat(fetched).isEmpty();
    }

    @Test
    void aVoiceMessageBecomesThePersonsWords() {
        file = new Fetched.Whole("OggS...".getBytes(StandardCharsets.US_ASCII));
        sensed = new Sensed.Words("мне тревожно");

        assertThat(of(VOICE, "")).isEqualTo(new Understood.Words("мне тревожно", true));
        sensed = new Sensed.Nothing();
        refused(VOICE, Refusal.NOT_HEARD);
    }

    @Test
    void whatIsAnsweredIsNotLookedAtAgain() {
        answered = true;

        assertThat(of(picture(1000), "")).isEqualTo(new Understood.Before());
        assertThat(of(VOICE, "")).isEqualTo(new Understood.Before());
        on.clear();
        assertThat(of(VOICE, "")).isEqualTo(new Understood.Before());
        assertThat(fetched).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasItsTextInBothLanguages(Refusal why) {
        assertThat(texts.get(Language.RU, why.key())).matches("(?s).*[а-я].*");
        assertThat(texts.get(Language.EN, why.key())).matches("(?s).*[a-z].*").doesNotContain("а");
    }
}
