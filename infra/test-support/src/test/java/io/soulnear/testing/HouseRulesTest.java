package io.soulnear.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
    private static final List<ArchRule> ALL = List.of(
            HouseRules.DOMAIN_KNOWS_ONLY_JAVA_AND_ITSELF,
            HouseRules.DOMAIN_IS_TOLD_TIME_AND_CHANCE,
            HouseRules.APPLICATION_DOES_NOT_KNOW_ADAPTERS,
            HouseRules.ADAPTERS_ARE_HIDDEN,
            HouseRules.FEATURES_LEAVE_EACH_OTHERS_ADAPTERS_ALONE,
            HouseRules.PACKAGES_AND_CLASSES_ARE_NAMED_FOR_WHAT_THEY_HOLD,
            HouseRules.EVERY_PACKAGE_STATES_ITS_PURPOSE_AND_IS_NULL_MARKED);

    @Test
    void aTidyFeaturePassesEveryRule() {
        assertThat(ALL).allSatisfy(rule -> rule.check(samples("tidy")));
    }

    @ParameterizedTest
    @MethodSource
    void aBrokenRuleNamesTheCulprit(ArchRule rule, String sample, String culprit) {
        var result = rule.evaluate(samples(sample));

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().getDetails())
                .anySatisfy(line -> assertThat(line).contains(culprit));
    }

    static Stream<Arguments> aBrokenRuleNamesTheCulprit() {
        return Stream.of(
                Arguments.of(HouseRules.DOMAIN_KNOWS_ONLY_JAVA_AND_ITSELF, "framework", "org.slf4j.Logger"),
                Arguments.of(HouseRules.DOMAIN_IS_TOLD_TIME_AND_CHANCE, "clock", "Instant.now()"),
                Arguments.of(HouseRules.DOMAIN_IS_TOLD_TIME_AND_CHANCE, "clock", "randomUUID"),
                Arguments.of(HouseRules.APPLICATION_DOES_NOT_KNOW_ADAPTERS, "outward", "Asks"),
                Arguments.of(HouseRules.ADAPTERS_ARE_HIDDEN, "open", "Listener"),
                Arguments.of(HouseRules.FEATURES_LEAVE_EACH_OTHERS_ADAPTERS_ALONE, "outward", "Listener"),
                Arguments.of(HouseRules.PACKAGES_AND_CLASSES_ARE_NAMED_FOR_WHAT_THEY_HOLD, "shapeless", "Strings"),
                Arguments.of(HouseRules.EVERY_PACKAGE_STATES_ITS_PURPOSE_AND_IS_NULL_MARKED, "unmarked", "unmarked"));
    }

    private static JavaClasses samples(String feature) {
        return new ClassFileImporter().importPackages("io.soulnear.sample." + feature);
    }
}
